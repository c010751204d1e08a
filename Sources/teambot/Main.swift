import Agents
import Configuration
import Execution
import Platform
import RunStorage
import Sessions
import StateMachine

/// The program: from the command line to the exit code.
@main
struct Main {
    static func main() {
        let arguments = CommandLine.arguments
        // A supervisor starts as fast as it can: nothing else is looked at first.
        if arguments.count == 3, arguments[1] == "supervise" {
            CurrentProcess.exitAtOnce(Supervisor.run(arguments[2], reader: OutputReaders.reader))
        }
        StandardDescriptors.fill()
        CurrentProcess.ignoreBrokenPipes()
        let code = run(Array(arguments.dropFirst()))
        // By now every lock is given back: whoever waits for the run does not wait for this terminal.
        EngineOutput.finish()
        CurrentProcess.exitAtOnce(withWholeOutput(code))
    }

    /// The exit code, unless all went well but for data that could not be written.
    private static func withWholeOutput(_ code: Int32) -> Int32 {
        guard let sentence = OutputFailure.sentence else { return code }
        Console.tell("teambot: \(sentence)")
        return code == 0 ? 8 : code
    }

    private static func run(_ arguments: [String]) -> Int32 {
        if arguments == ["offline-agent"] { return OfflineAgentProgram.run() }
        if arguments.first == "complete" { return CompletionProgram.run(Array(arguments.dropFirst())) }
        if arguments.first == "acp-client" { return ACPClientProgram.run(Array(arguments.dropFirst())) }
        do {
            switch try CommandLineParser(nearest: { NearestName.nearest(to: $0, among: $1) }).parse(arguments) {
            case .version: Console.write("teambot \(Version.current)\n")
            case .help(let verb): Console.write(HelpText.render(verb))
            case .manual: Console.write(ManualPage.render(version: Version.current))
            case .invocation(let invocation): return try dispatch(invocation)
            }
            return 0
        } catch let error as UsageError {
            Console.tell(error.description)
            return UsageError.exitCode
        } catch let error as VerbError {
            Console.tell("teambot: \(error.description)")
            return error.code
        } catch let error as StorageError {
            Console.tell("teambot: \(error.description)")
            return 8
        } catch let error as SystemError {
            Console.tell("teambot: \(error.description) Put that right and try again.")
            return 8
        } catch {
            Console.tell("teambot: \(error)")
            return 8
        }
    }

    private static func dispatch(_ invocation: Invocation) throws -> Int32 {
        switch invocation.verb.name {
        case "run": try RunVerb(invocation).run()
        case "resume": try ResumeVerb(invocation).run()
        case "status": try StatusVerb(invocation).run()
        case "stop": try StopVerb(invocation).run()
        case "submit": try SubmitVerb(invocation).run()
        case "approve": try DecisionVerb(invocation, .approve).run()
        case "reject": try DecisionVerb(invocation, .reject).run()
        case "why": try WhyVerb(invocation).run()
        case "accept": try AcceptVerb(invocation).run()
        case "retry": try RetryVerb(invocation).run()
        case "skip": try SkipVerb(invocation).run()
        case "verify": try VerifyVerb(invocation).run()
        case "doctor": try DoctorVerb(invocation).run()
        case "init": try InitVerb(invocation).run()
        case "agents": try AgentsVerb(invocation).run()
        case "validate": try ValidateVerb(invocation).run()
        case "test": try TestVerb(invocation).run()
        case "evidence": try EvidenceVerb(invocation).run()
        case "watch": try WatchVerb(invocation).run()
        case "logs": try LogsVerb(invocation).run()
        case "events": try EventsVerb(invocation).run()
        case "list": try ListVerb(invocation).run()
        case "history": try HistoryVerb(invocation).run()
        case "graph": try GraphVerb(invocation).run()
        case "report": try ReportVerb(invocation).run()
        case "clean": try CleanVerb(invocation).run()
        case "schema": try SchemaVerb(invocation).run()
        case "completion": try CompletionVerb(invocation).run()
        default: throw VerbError.usage("The verb \(invocation.verb.name) cannot be run.")
        }
    }
}
