# SPDX-License-Identifier: MIT
"""NetworkX's min_weight_matching on the instances of lp-bench; prints the same lines.

A batch is cut after its first COUNT graphs (third argument), since it would take minutes.
"""
import resource
import struct
import sys
import time

import networkx


def read_graphs(path, limit):
    with open(path, "rb") as file:
        if file.read(4) == b"PMB1":
            count, n = struct.unpack("<2i", file.read(8))
            pairs = [(u, v) for u in range(n) for v in range(u + 1, n)]
            for _ in range(min(count, limit)):
                costs = struct.unpack(f"<{len(pairs)}i", file.read(4 * len(pairs)))
                yield n, [(u, v, cost) for (u, v), cost in zip(pairs, costs)]
            return
        n, m, _ = struct.unpack("<iqi", file.read(16))
        yield n, list(struct.iter_unpack("<3i", file.read(12 * m)))


def solve(n, edges):
    begin = time.process_time()
    graph = networkx.Graph()
    graph.add_nodes_from(range(n))
    graph.add_weighted_edges_from(edges)
    built = time.process_time()
    matching = networkx.min_weight_matching(graph)
    cost = sum(graph[u][v]["weight"] for u, v in matching)
    return built - begin, time.process_time() - built, cost if 2 * len(matching) == n else -1


def get_peak_kib():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def main():
    if sys.argv[1] == "--batch":
        limit = int(sys.argv[3]) if len(sys.argv) > 3 else 1 << 31
        results = [solve(*graph) for graph in read_graphs(sys.argv[2], limit)]
        seconds = sum(build + search for build, search, _ in results)
        print(len(results), f"{seconds:.6f}", f"{len(results) / seconds:.0f}",
              sum(cost for _, _, cost in results), get_peak_kib(), sep="\t")
        return
    (n, edges), = read_graphs(sys.argv[1], 1)
    for i in range(1, 1 + int(sys.argv[2]) if len(sys.argv) > 2 else 2):
        build, search, cost = solve(n, edges)
        print(sys.argv[1], n, len(edges), i, f"{build:.6f}", f"{search:.6f}", f"{build + search:.6f}",
              cost, get_peak_kib(), sep="\t", flush=True)


main()
