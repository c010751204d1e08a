import JSONText
import Platform

/// A program that an agent has started, with its output.
final class ACPTerminal {
    /// The largest output that is kept.
    private static let largestOutput = 4 << 20

    let child: ChildProcess
    /// Where its output comes from; nil once that is closed.
    private(set) var output: Descriptor?
    /// How it ended; nil while it runs.
    private(set) var exit: ExitState?
    private var ring: ACPOutputRing
    /// The requests that wait for its end.
    var waiting: [ACPIdentifier] = []

    /// Starts what the agent asks for.
    init(_ parameters: JSONValue, project: String) throws {
        guard let command = parameters["command"]?.string, !command.isEmpty else {
            throw ACPFailure.invalid("A command must be there.")
        }
        let given = parameters["args"]?.texts ?? []
        let directory = parameters["cwd"]?.string ?? project
        guard directory.hasPrefix("/"), FileSystem.canonical(directory).flatMap(FileSystem.kind) == .directory else {
            throw ACPFailure.invalid("\(directory.shortened(to: 500)) is no directory.")
        }
        // Some agents send a whole line as the command.
        let isLine = given.isEmpty && command.contains(" ") && !FileSystem.isExecutable(command)
        let arguments = isLine ? ["/bin/sh", "-c", command] : [command] + given
        guard !arguments.contains(where: { $0.utf8.contains(0) }) else {
            throw ACPFailure.invalid("A command must not contain the character 0.")
        }
        let limit = parameters["outputByteLimit"]?.integer ?? 1 << 20
        ring = ACPOutputRing(limit: min(limit, Self.largestOutput))
        do throws(SystemError) {
            let pipe = try Descriptor.pipe()
            let input = try Descriptor.null()
            pipe.reading.becomeNonblocking()
            child = try ChildProcess.spawn(
                SpawnRequest(
                    arguments: arguments, environment: Self.environment(parameters["env"]), directory: directory,
                    descriptors: [(0, input.number), (1, pipe.writing.number), (2, pipe.writing.number)],
                    hasOwnSession: true))
            output = pipe.reading
        } catch {
            throw ACPFailure.failed(error.description)
        }
    }

    private static func environment(_ wanted: JSONValue?) -> [String] {
        var variables = CurrentProcess.environment
        for entry in wanted?.elements ?? [] {
            guard let name = entry["name"]?.string, let value = entry["value"]?.string, !name.isEmpty,
                !name.contains("="), !(name + value).utf8.contains(0)
            else { continue }
            variables.removeAll { $0.name == name }
            variables.append((name, value))
        }
        return variables.map { "\($0.name)=\($0.value)" }
    }

    /// Reads what there is of its output, at most so much that others have their turn.
    func read() {
        for _ in 0..<16 {
            guard let output else { return }
            do throws(SystemError) {
                let bytes = try output.read(65_536)
                if bytes.isEmpty { self.output = nil } else { ring.take(bytes) }
            } catch {
                if !error.isWouldBlock { self.output = nil }
                return
            }
        }
    }

    /// Looks whether it has ended; true where that is new.
    func reap() -> Bool {
        guard exit == nil, let exit = child.reapIfEnded() else { return false }
        self.exit = exit
        read()
        return true
    }

    /// Ends it and whatever it has started.
    func kill() {
        let below = ProcessTree.descendants(of: child.pid)
        // Once it has ended and nobody writes any more, its number may belong to somebody else.
        if exit == nil || output != nil { SignalNumber.send(SignalNumber.kill, to: -child.pid) }
        for pid in below where exit == nil { SignalNumber.send(SignalNumber.kill, to: pid) }
    }

    /// What it has printed, and how it ended where it has.
    func state() -> ACPReply {
        read()
        let text = ring.text()
        let isTruncated = ring.isTruncated
        let exit = exit
        return .object { object in
            object.member("output", text)
            object.member("truncated", isTruncated)
            guard let exit else { return }
            object.key("exitStatus")
            object.object { Self.write(exit, to: &$0) }
        }
    }

    /// How it ended, as the protocol has it.
    static func write(_ exit: ExitState, to object: inout JSONWriter) {
        object.member("exitCode", exit.status.map(Int.init))
        object.member("signal", exit.signal.map(SignalNumber.name))
    }
}
