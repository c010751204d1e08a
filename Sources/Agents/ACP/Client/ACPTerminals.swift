import JSONText
import Platform

/// The terminals of an agent; all are ended with it.
final class ACPTerminals {
    /// Terminals that there may be at a time.
    private static let most = 64
    /// Requests that may wait for the end of one.
    private static let mostWaiting = 64

    private let project: String
    private var terminals: [String: ACPTerminal] = [:]
    private var ended: [ACPTerminal] = []
    private var started = 0

    /// Prepares terminals that start in a directory.
    init(project: String) { self.project = project }

    /// Those with output that is not closed.
    var talking: [ACPTerminal] { terminals.values.filter { $0.output != nil } }

    /// Does what is asked; nil where the answer comes later.
    func serve(_ service: ACPService, _ parameters: JSONValue, for identifier: ACPIdentifier) throws -> ACPReply? {
        if service == .createTerminal { return try create(parameters) }
        guard let name = parameters["terminalId"]?.string, let terminal = terminals[name] else {
            throw ACPFailure.missing("There is no such terminal.")
        }
        switch service {
        case .terminalOutput: return terminal.state()
        case .waitForExit:
            if let exit = terminal.exit { return .object { ACPTerminal.write(exit, to: &$0) } }
            guard terminal.waiting.count < Self.mostWaiting else {
                throw ACPFailure.failed("Too many requests wait for this terminal.")
            }
            terminal.waiting.append(identifier)
            return nil
        case .releaseTerminal:
            terminal.kill()
            terminals[name] = nil
            if terminal.exit == nil { ended.append(terminal) }
            return .done
        default:
            terminal.kill()
            return .done
        }
    }

    private func create(_ parameters: JSONValue) throws -> ACPReply {
        guard terminals.count < Self.most else {
            throw ACPFailure.failed("There are \(Self.most) terminals already; release one.")
        }
        let terminal = try ACPTerminal(parameters, project: project)
        started += 1
        let name = "terminal-\(started)"
        terminals[name] = terminal
        return .object { $0.member("terminalId", name) }
    }

    /// Takes the status of those that have ended; gives the answers for those who wait.
    func reap() -> [(ACPIdentifier, ACPReply)] {
        var answers: [(ACPIdentifier, ACPReply)] = []
        for terminal in terminals.values + ended where terminal.reap() {
            guard let exit = terminal.exit else { continue }
            answers += terminal.waiting.map { ($0, .object { ACPTerminal.write(exit, to: &$0) }) }
            terminal.waiting = []
        }
        ended.removeAll { $0.exit != nil }
        return answers
    }

    /// Ends them all.
    func endAll() {
        for terminal in terminals.values {
            terminal.kill()
            if terminal.exit == nil { ended.append(terminal) }
        }
        terminals = [:]
    }
}
