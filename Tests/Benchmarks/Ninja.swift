import Platform

/// The yardstick: ninja doing the same work as a workflow.
enum Ninja {
    /// Runs `/bin/true` so many times one after the other and gives the seconds.
    static func chain(_ count: Int, in laboratory: Laboratory) throws -> Double {
        let edges = (1...count).map { "build s\($0): true\($0 > 1 ? " s\($0 - 1)" : "")\n" }
        return try run(edges, parallel: 1, in: laboratory)
    }

    /// Runs `/bin/true` so many times, two at once, between a first and a last one, and gives the seconds.
    static func group(_ count: Int, in laboratory: Laboratory) throws -> Double {
        let members = (1...count).map { "build s\($0): true first\n" }
        let last = "build last: true " + (1...count).map { "s\($0)" }.joined(separator: " ") + "\n"
        return try run(["build first: true\n"] + members + [last], parallel: 2, in: laboratory)
    }

    private static func run(_ edges: [String], parallel: Int, in laboratory: Laboratory) throws -> Double {
        let directory = try laboratory.directory("ninja")
        let text = "rule true\n  command = /bin/true\n" + edges.joined()
        try Descriptor.replacing(directory + "/build.ninja").write(text.utf8)
        return try Command(["ninja", "-j\(parallel)"], in: directory).run()
    }
}
