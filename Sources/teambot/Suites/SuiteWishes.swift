import Platform
import Configuration
import Reporting
import Sessions
import StateMachine
import TestSuites

/// What the command line of `teambot test` asks for, over what the file says; nothing in the file changes.
struct SuiteWishes {
    private let invocation: Invocation

    /// Reads the options, and refuses those that contradict each other.
    init(_ invocation: Invocation) throws(VerbError) {
        self.invocation = invocation
        guard invocation.flag("--no-parallel") else { return }
        for option in ["--parallel", "--max-workers"]
        where invocation.flag(option) || invocation.value(option) != nil {
            throw .usage("--no-parallel and \(option) contradict each other; leave one of them out.")
        }
    }

    /// Refuses what says how suites are run where none is.
    func checkDetection() throws(VerbError) {
        let options = invocation.flags.subtracting(["--detect", "--json", "--plain"]).union(invocation.values.keys)
        guard let idle = invocation.positionals.first ?? options.min() else { return }
        throw .usage("--detect only looks at the project and runs nothing; leave \(idle) out.")
    }

    /// Refuses a place for the JUnit report that cannot take one, before hours of tests have run for it.
    func checkReport() throws(VerbError) {
        guard let file = invocation.value("--junit") else { return }
        let path = FileSystem.absolute(file)
        let parent = FileSystem.parent(of: path)
        if FileSystem.kind(path) == .directory {
            throw .usage("--junit names a file, but \(path) is a directory; name a file in it.")
        }
        guard FileSystem.canonical(parent).map({ FileSystem.kind($0) == .directory }) ?? false else {
            throw .usage("The directory of --junit, \(parent), does not exist; create it, or name another file.")
        }
    }

    /// What is to be run: all enabled suites, or those that are named with what they need.
    func order(_ workflow: Workflow, tell: (String) -> Void) throws(VerbError) -> SuiteOrder {
        guard !workflow.suites.isEmpty else {
            throw VerbError(
                4,
                "There is nothing to test: this stages.json has no \"suites\". `teambot test --detect` proposes them "
                    + "for this project.")
        }
        let chosen = try chosen(workflow, tell)
        var order = SuiteOrder(workflow, suites: chosen)
        order.mode = mode(order.mode)
        order.retries = invocation.count("--retries") ?? order.retries
        order.failsOnFlaky = order.failsOnFlaky || invocation.flag("--fail-on-flaky")
        for position in order.suites.indices {
            if invocation.value("--retries") != nil { order.suites[position].retries = nil }
            if let seconds = invocation.number("--timeout") { order.suites[position].timeoutSeconds = seconds }
            enable(&order.suites[position], tell)
        }
        guard order.suites.contains(where: \.isEnabled) else {
            throw VerbError(
                4, "There is nothing to test: every suite is disabled. Enable one in stages.json, or name one.")
        }
        return order
    }

    /// To name a suite is to ask for it.
    private func enable(_ suite: inout Suite, _ tell: (String) -> Void) {
        guard !suite.isEnabled, invocation.positionals.contains(suite.name) else { return }
        suite.isEnabled = true
        tell("The suite \(suite.name) is disabled in stages.json; it runs because it is named.")
    }

    private func mode(_ mode: SuiteMode) -> SuiteMode {
        if invocation.flag("--no-parallel") { return .sequential }
        if let workers = invocation.count("--max-workers") { return .parallel(workers: workers) }
        if case .sequential = mode, invocation.flag("--parallel") { return .parallel(workers: nil) }
        return mode
    }

    /// The names that are given, or none where all are meant; what they need is told.
    private func chosen(_ workflow: Workflow, _ tell: (String) -> Void) throws(VerbError) -> [String] {
        let known = workflow.suites.map(\.name)
        for name in invocation.positionals where !known.contains(name) {
            let nearest = NearestName.nearest(to: name, among: known).map { "Did you mean \($0)?" }
            throw .usage(
                "There is no suite “\(name)”. " + (nearest ?? "There are: \(known.joined(separator: ", ")).")
                    + " Nothing was started.")
        }
        for member in SuiteNeeds(workflow.suites).closure(of: invocation.positionals) {
            if let needing = member.neededBy { tell("\(needing) needs \(member.name), which runs first.") }
        }
        return invocation.positionals
    }
}
