import Agents
import Platform
import Sessions

/// The client of the Agent Client Protocol as a program that a supervisor runs: the prompt comes on standard input,
/// what the agent says and does goes as lines of JSON to standard output.
enum ACPClientProgram {
    private static let largestPrompt = 64 << 20
    /// Open as long as this process lives: its number must not become that of a pipe to the agent.
    private static let input = Descriptor(owning: 0, path: "standard input")

    /// Has one conversation; gives the exit code.
    static func run(_ arguments: [String]) -> Int32 {
        do {
            let options = try ACPOptions(arguments)
            let signals = try CurrentProcess.signals([
                SignalNumber.terminate, SignalNumber.interrupt, SignalNumber.childEnded,
            ])
            CurrentProcess.ignoreBrokenPipes()
            guard let prompt = try prompt(unless: signals) else { return 1 }
            let project = FileSystem.canonical(FileSystem.workingDirectory) ?? FileSystem.workingDirectory
            let order = ACPOrder(
                prompt: prompt, project: project, permission: options.permission,
                places: ACPPlaces(project: project, artifacts: options.artifacts), session: options.session,
                model: options.model, answerSeconds: options.answerSeconds, version: Version.current)
            do throws(SystemError) {
                return try ACPClient(order, command: options.command, signals: signals).run()
            } catch {
                Console.write(bytes: ACPRecord.error(ACPProblem(.exit, error.description)).encode())
                return 1
            }
        } catch let failure as ACPFailure {
            Console.tell("teambot acp-client: \(failure.message)")
            return 2
        } catch {
            Console.tell("teambot acp-client: \(error)")
            return 1
        }
    }

    /// The whole of standard input; nil where somebody has ended this process before that was there.
    private static func prompt(unless signals: Descriptor) throws -> [UInt8]? {
        var prompt: [UInt8] = []
        while true {
            guard Readiness.wait(for: [signals, input], seconds: nil).first != 0 else { return nil }
            let bytes = try input.read(1 << 18)
            if bytes.isEmpty { return prompt }
            prompt += bytes
            guard prompt.count <= largestPrompt else {
                throw VerbError.usage("The prompt has more than \(largestPrompt >> 20) MiB.")
            }
        }
    }
}
