/** An edge of the residual graph; its partner stands at index `edge ^ 1`. */
interface Network {
  readonly head: Int32Array;
  readonly next: number[];
  readonly to: number[];
  readonly capacity: number[];
}

const EPSILON = 1e-7;

/**
 * Choice of jobs and the parts they need that maximises value minus cost of the parts (project selection): a
 * minimum cut, found by Dinic's maximum flow. Of equally good choices the smallest is returned.
 */
export function bestProjects(
  values: readonly number[],
  costs: readonly number[],
  needs: readonly (readonly number[])[],
): { readonly projects: readonly number[]; readonly surplus: number } {
  const [source, sink] = [0, 1];
  const project = (index: number): number => 2 + index;
  const part = (index: number): number => 2 + values.length + index;
  const network: Network = {
    head: new Int32Array(2 + values.length + costs.length).fill(-1),
    next: [],
    to: [],
    capacity: [],
  };
  let total = 0;
  for (const [index, value] of values.entries()) {
    total += value;
    addEdge(network, source, project(index), value);
    for (const need of needs[index] ?? []) addEdge(network, project(index), part(need), Infinity);
  }
  for (const [index, cost] of costs.entries()) addEdge(network, part(index), sink, cost);

  let flow = 0;
  let levels = levelsFrom(network, source);
  while ((levels[sink] ?? -1) >= 0) {
    const cursor = network.head.slice();
    let pushed = push(network, levels, cursor, source, sink, Infinity);
    while (pushed > 0) {
      flow += pushed;
      pushed = push(network, levels, cursor, source, sink, Infinity);
    }
    levels = levelsFrom(network, source);
  }
  const projects = values.flatMap((_, index) => ((levels[project(index)] ?? -1) >= 0 ? [index] : []));
  return { projects, surplus: total - flow };
}

function addEdge(network: Network, from: number, to: number, capacity: number): void {
  for (const [a, b, limit] of [
    [from, to, capacity],
    [to, from, 0],
  ] as const) {
    network.next.push(network.head[a] ?? -1);
    network.head[a] = network.to.length;
    network.to.push(b);
    network.capacity.push(limit);
  }
}

function levelsFrom(network: Network, source: number): Int32Array {
  const levels = new Int32Array(network.head.length).fill(-1);
  levels[source] = 0;
  const queue = [source];
  for (const node of queue) {
    for (let edge = network.head[node] ?? -1; edge >= 0; edge = network.next[edge] ?? -1) {
      const to = network.to[edge] ?? 0;
      if ((network.capacity[edge] ?? 0) > EPSILON && levels[to] === -1) {
        levels[to] = (levels[node] ?? 0) + 1;
        queue.push(to);
      }
    }
  }
  return levels;
}

function push(
  network: Network,
  levels: Int32Array,
  cursor: Int32Array,
  node: number,
  sink: number,
  limit: number,
): number {
  if (node === sink) return limit;
  for (let edge = cursor[node] ?? -1; edge >= 0; edge = network.next[edge] ?? -1) {
    cursor[node] = edge;
    const to = network.to[edge] ?? 0;
    const room = network.capacity[edge] ?? 0;
    if (room > EPSILON && levels[to] === (levels[node] ?? 0) + 1) {
      const pushed = push(network, levels, cursor, to, sink, Math.min(limit, room));
      if (pushed > 0) {
        network.capacity[edge] = room - pushed;
        network.capacity[edge ^ 1] = (network.capacity[edge ^ 1] ?? 0) + pushed;
        return pushed;
      }
    }
  }
  cursor[node] = -1;
  return 0;
}
