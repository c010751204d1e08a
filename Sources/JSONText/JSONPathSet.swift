/// The places in JSON values that somebody wants to know, as a tree of their steps; everything else is skipped.
///
/// A path is written with dots, `message.content.*.text`: a name is a member, a number an element or a member of that
/// name, `*` any element or member.
package struct JSONPathSet: Sendable {
    /// Bytes of a value that are kept where nothing else is said.
    package static let usualLimit = 16 << 10

    /// One step of the tree: what may follow it, and the path that ends with it.
    struct Node: Sendable {
        var members: [(name: [UInt8], node: Int)] = []
        var elements: [(index: Int, node: Int)] = []
        var any: Int?
        var path: Int?
        var isLeaf: Bool { members.isEmpty && elements.isEmpty && any == nil }
    }

    /// The tree; the first is its root.
    private(set) var nodes = [Node()]
    /// The bytes that are kept of each path's value.
    private(set) var limits: [Int] = []
    /// The bytes of the longest name.
    private(set) var longestName = 0

    /// Makes a set that wants nothing.
    package init() {}

    /// Adds a path and returns its number; a path that is there keeps its number and gets the larger limit.
    @discardableResult
    package mutating func add(_ path: String, limit: Int = usualLimit) -> Int {
        var node = 0
        for step in path.split(separator: ".") { node = next(after: node, step) }
        if let number = nodes[node].path {
            limits[number] = max(limits[number], limit)
            return number
        }
        nodes[node].path = limits.count
        limits.append(limit)
        return limits.count - 1
    }

    /// The node for a member of an object; nil where nothing below it is wanted.
    @inline(__always)
    func member(_ name: UnsafeBufferPointer<UInt8>, of node: Int) -> Int? {
        for member in nodes[node].members where member.name.count == name.count {
            if member.name.elementsEqual(name) { return member.node }
        }
        return nodes[node].any
    }

    /// The node for an element of an array.
    func element(_ index: Int, of node: Int) -> Int? {
        nodes[node].elements.first { $0.index == index }?.node ?? nodes[node].any
    }

    private mutating func next(after node: Int, _ step: Substring) -> Int {
        if step == "*" {
            if let there = nodes[node].any { return there }
            nodes.append(Node())
            nodes[node].any = nodes.count - 1
            return nodes.count - 1
        }
        let name = Array(step.utf8)
        if let there = nodes[node].members.first(where: { $0.name == name }) { return there.node }
        longestName = max(longestName, name.count)
        nodes.append(Node())
        nodes[node].members.append((name, nodes.count - 1))
        if let index = Int(step), index >= 0 { nodes[node].elements.append((index, nodes.count - 1)) }
        return nodes.count - 1
    }
}
