/// An order in which everything comes after what it needs, and otherwise as it was given.
package struct DependencyOrder: Sendable {
    /// Where so many cycles are known, a further one tells nothing.
    private static let most = 10

    /// All positions.
    package private(set) var order: [Int] = []
    /// Rings in which each needs the next and the last the first, each beginning with its least position; some of
    /// them where there are very many.
    package private(set) var cycles: [[Int]] = []

    private enum Mark { case unseen, onWay, done }

    private let needs: [[Int]]
    private var marks: [Mark]
    /// The positions that are being looked at, each needed by the one before it, with the next need to look at.
    private var way: [(position: Int, next: Int)] = []

    /// Orders positions by what each needs; what is no position is left out.
    package init(_ needs: [[Int]]) {
        self.needs = needs
        marks = [Mark](repeating: .unseen, count: needs.count)
        for position in needs.indices where marks[position] == .unseen { visit(position) }
    }

    private mutating func visit(_ start: Int) {
        enter(start)
        while let (position, next) = way.last {
            guard next < needs[position].count else {
                way.removeLast()
                marks[position] = .done
                order.append(position)
                continue
            }
            way[way.count - 1].next += 1
            let need = needs[position][next]
            guard needs.indices.contains(need) else { continue }
            switch marks[need] {
            case .unseen: enter(need)
            case .onWay: addCycle(from: need)
            case .done: break
            }
        }
    }

    private mutating func enter(_ position: Int) {
        marks[position] = .onWay
        way.append((position, 0))
    }

    private mutating func addCycle(from start: Int) {
        guard cycles.count < Self.most, let first = way.lastIndex(where: { $0.position == start }) else { return }
        let ring = way[first...].map(\.position)
        guard let least = ring.indices.min(by: { ring[$0] < ring[$1] }) else { return }
        cycles.append(Array(ring[least...] + ring[..<least]))
    }
}
