// SPDX-License-Identifier: MIT
// What the peers written in C++ share: the files of instance.h, and the lines of lp-bench.
#pragma once

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <sys/resource.h>
#include <vector>

struct Edge
{
  std::int32_t u, v, cost;
};

struct Graph
{
  std::int32_t n = 0;
  std::vector<Edge> edges;
};

struct Timing
{
  double build, solve;
  std::int64_t cost;
};

inline double
now ()
{
  struct timespec time;
  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &time);
  return time.tv_sec + time.tv_nsec / 1e9;
}

inline void
read_exactly (std::FILE *file, void *into, std::size_t size)
{
  if (std::fread (into, 1, size, file) != size) {
    std::fputs ("the file ends too early\n", stderr);
    std::exit (1);
  }
}

// One graph, or all the graphs of a batch. For little-endian machines.
inline std::vector<Graph>
read_graphs (const char *path, bool batch)
{
  std::FILE *file = std::fopen (path, "rb");
  char magic[4];
  std::int32_t head[4];

  if (file == nullptr) {
    std::perror (path);
    std::exit (1);
  }
  read_exactly (file, magic, 4);
  read_exactly (file, head, batch ? 8 : 16);
  std::vector<Graph> graphs (batch ? head[0] : 1);
  for (Graph &graph : graphs) {
    graph.n = batch ? head[1] : head[0];
    if (!batch) {
      graph.edges.resize (static_cast<std::uint32_t> (head[1]));
      read_exactly (file, graph.edges.data (), graph.edges.size () * sizeof (Edge));
      continue;
    }
    for (std::int32_t u = 0; u < graph.n; u++) {
      for (std::int32_t v = u + 1; v < graph.n; v++) {
        graph.edges.push_back ({ u, v, 0 });
        read_exactly (file, &graph.edges.back ().cost, 4);
      }
    }
  }
  std::fclose (file);
  return graphs;
}

inline long
get_peak_kib ()
{
  struct rusage usage;
  getrusage (RUSAGE_SELF, &usage);
  return usage.ru_maxrss;
}

// The main of a peer, whose solve turns a Graph into a Timing.
template <typename Solve>
int
run_peer (int argc, char **argv, Solve solve)
{
  if (argc == 3 && std::strcmp (argv[1], "--batch") == 0) {
    std::vector<Graph> graphs = read_graphs (argv[2], true);
    double seconds = 0;
    std::int64_t cost = 0;
    for (const Graph &graph : graphs) {
      Timing timing = solve (graph);
      seconds += timing.build + timing.solve;
      cost += timing.cost;
    }
    std::printf ("%zu\t%.6f\t%.0f\t%lld\t%ld\n", graphs.size (), seconds, graphs.size () / seconds,
                 static_cast<long long> (cost), get_peak_kib ());
    return 0;
  }
  if (argc < 2)
    return 1;
  std::vector<Graph> graphs = read_graphs (argv[1], false);
  for (int i = 1; i <= (argc > 2 ? std::atoi (argv[2]) : 1); i++) {
    Timing timing = solve (graphs[0]);
    std::printf ("%s\t%d\t%zu\t%d\t%.6f\t%.6f\t%.6f\t%lld\t%ld\n", argv[1], graphs[0].n, graphs[0].edges.size (), i,
                 timing.build, timing.solve, timing.build + timing.solve, static_cast<long long> (timing.cost),
                 get_peak_kib ());
    std::fflush (stdout);
  }
  return 0;
}
