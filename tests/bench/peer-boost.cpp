// SPDX-License-Identifier: MIT
// Boost's maximum_weighted_matching on the instances of lp-bench; prints the same lines. It looks for
// a heaviest matching of any size, so weights are turned over a bound that makes every edge worth
// having. Boost 1.74 is known to fail or to miss the optimum on some graphs; run.sh reports that.
#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/maximum_weighted_matching.hpp>

#include "peer.hpp"

static Timing
solve (const Graph &graph)
{
  using Weight = boost::property<boost::edge_weight_t, std::int64_t>;
  using Boost = boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS, boost::no_property, Weight>;
  double begin = now ();
  std::int64_t top = 0;

  for (const Edge &edge : graph.edges)
    top = std::max<std::int64_t> (top, edge.cost);
  std::int64_t bound = (top + 1) * graph.n;
  Boost boosted (graph.n);
  for (const Edge &edge : graph.edges)
    boost::add_edge (edge.u, edge.v, Weight (bound - edge.cost), boosted);
  double built = now ();
  std::vector<boost::graph_traits<Boost>::vertex_descriptor> mates (graph.n);
  boost::maximum_weighted_matching (boosted, mates.data ());
  double end = now ();
  std::int64_t cost = 0;
  for (std::int32_t v = 0; v < graph.n; v++) {
    if (mates[v] >= static_cast<std::size_t> (graph.n))
      return { built - begin, end - built, -1 };
    if (mates[v] < static_cast<std::size_t> (v))
      cost += bound - boost::get (boost::edge_weight, boosted, boost::edge (v, mates[v], boosted).first);
  }
  return { built - begin, end - built, cost };
}

int
main (int argc, char **argv)
{
  return run_peer (argc, argv, solve);
}
