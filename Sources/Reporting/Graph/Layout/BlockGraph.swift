/// Blocks of aligned vertices with the distances that they must keep.
struct BlockGraph {
    private var below: [[(block: Int, distance: Int)]]
    private var missing: [Int]

    init(count: Int) {
        below = [[(block: Int, distance: Int)]](repeating: [], count: count)
        missing = [Int](repeating: 0, count: count)
    }

    /// Says that one block stands so far below another.
    mutating func add(from upper: Int, to lower: Int, distance: Int) {
        below[upper].append((lower, distance))
        missing[lower] += 1
    }

    /// The place of each block: first as high as it can be, then as low as those below it allow.
    func middles() -> [Int] {
        var middles = [Int](repeating: 0, count: below.count)
        var missing = missing
        var order = below.indices.filter { missing[$0] == 0 }
        var next = 0
        while next < order.count {
            let block = order[next]
            next += 1
            for (lower, distance) in below[block] {
                middles[lower] = max(middles[lower], middles[block] + distance)
                missing[lower] -= 1
                if missing[lower] == 0 { order.append(lower) }
            }
        }
        for block in order.reversed() {
            guard let lowest = below[block].map({ middles[$0.block] - $0.distance }).min() else { continue }
            middles[block] = max(middles[block], lowest)
        }
        return middles
    }
}
