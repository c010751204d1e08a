import Platform

/// The model server on loopback that answers as the prompts tell it; it ends with the value.
package final class ModelServer {
    private let program: RunningProgram
    private let directory: TemporaryDirectory
    /// Where it listens.
    package let port: Int

    /// Starts a server and waits until it listens.
    ///
    /// - Parameters:
    ///   - options: such as `--status 401`, with which every call fails.
    ///   - port: a port on which another one has listened before.
    package init(_ options: [String] = [], port: Int = 0) throws {
        guard let recipes = RealAgents.recipes else { throw SystemError("find", "mock_llm.py", number: 2) }
        directory = try TemporaryDirectory()
        let command = [
            "python3", recipes + "/mock_llm.py", "--port", "\(port)", "--log", directory.path + "/log",
            "--max-seconds", "600",
        ]
        program = try RunningProgram(
            ["/bin/sh", "-c", "exec \"$@\" 2>&1", "sh"] + command + options,
            environment: RunningProgram.environment, directory: directory.path, errors: directory.path + "/errors")
        guard let line = try program.line(), let number = line.split(separator: ":").last.flatMap({ Int($0) }) else {
            throw Silence(after: program.seen)
        }
        self.port = number
    }

    /// Its address.
    package var url: String { "http://127.0.0.1:\(port)" }

    /// A line of JSON for each request to a model, in order; those that only count tokens are left out.
    package var requests: [String] {
        let text = String(decoding: (try? FileSystem.read(directory.path + "/log")) ?? [], as: UTF8.self)
        return text.split(separator: "\n").map(String.init).filter {
            $0.contains("\"style\"") && !$0.contains("count_tokens")
        }
    }

    /// Ends it, so that another one can take its port.
    package func end() throws { try program.kill() }
}
