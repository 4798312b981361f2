// SPDX-License-Identifier: MIT
// LEMON's MaxWeightedPerfectMatching on the instances of lp-bench; prints the same lines.
#include <lemon/matching.h>
#include <lemon/smart_graph.h>

#include "peer.hpp"

static Timing
solve (const Graph &graph)
{
  using Lemon = lemon::SmartGraph;
  double begin = now ();
  Lemon lemon;

  lemon.reserveNode (graph.n);
  lemon.reserveEdge (static_cast<int> (graph.edges.size ()));
  for (std::int32_t v = 0; v < graph.n; v++)
    lemon.addNode ();
  Lemon::EdgeMap<std::int64_t> weights (lemon);
  for (const Edge &edge : graph.edges)
    weights[lemon.addEdge (lemon.nodeFromId (edge.u), lemon.nodeFromId (edge.v))] = -std::int64_t (edge.cost);
  double built = now ();
  lemon::MaxWeightedPerfectMatching<Lemon, Lemon::EdgeMap<std::int64_t>> matching (lemon, weights);
  if (!matching.run ())
    std::exit (1);
  std::int64_t cost = -matching.matchingWeight ();
  return { built - begin, now () - built, cost };
}

int
main (int argc, char **argv)
{
  return run_peer (argc, argv, solve);
}
