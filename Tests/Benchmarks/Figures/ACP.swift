import Platform

extension Benchmark {
    /// What the client of the Agent Client Protocol adds to a prompt's round trip: a trivial agent through it, minus the
    /// same agent with the same lines from a file.
    static let acp = Benchmark(name: "acp") { laboratory in
        let directory = try laboratory.directory("acp")
        let agent = directory + "/agent.sh"
        try Descriptor.replacing(agent).write(trivialAgent.utf8)
        try Descriptor.replacing(directory + "/prompt").write("Go on.\n".utf8)
        try Descriptor.replacing(directory + "/lines").write("1\n2\n3\n".utf8)
        func milliseconds(_ command: String) throws -> Double {
            let times = try (0..<31).map { _ in
                try Command(["/bin/sh", "-c", command], in: directory).run() * 1_000
            }
            return times.median
        }
        let without = try milliseconds("exec /bin/sh \(agent) <lines")
        let with = try milliseconds(
            "exec \(laboratory.teambot) acp-client --permission-mode edit -- /bin/sh \(agent) <prompt")
        return [
            Row(
                "ACP: a prompt's round trip, added", with - without, limit: 20, unit: "ms",
                note: "\(with.short) with, \(without.short) without")
        ]
    }

    /// Answers each of three requests in turn, and ends with its input.
    private static let trivialAgent = #"""
        read -r line && echo '{"jsonrpc":"2.0","id":1,"result":{"protocolVersion":1}}'
        read -r line && echo '{"jsonrpc":"2.0","id":2,"result":{"sessionId":"s"}}'
        read -r line && echo '{"jsonrpc":"2.0","id":3,"result":{"stopReason":"end_turn"}}'
        while read -r line; do :; done
        """#
}
