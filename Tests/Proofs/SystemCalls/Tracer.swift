import CTracing
import Platform

/// Runs a program under a plan: this program's part when its first argument is `trace`.
///
///     Proofs trace LOG BELOW ATTEMPT|- ACTION FIRST once|on ERROR PROGRAM [ARGUMENT…]
struct Tracer: Sendable {
    private let log: String
    private let plan: TracingPlan
    private let program: [String]

    /// Reads the arguments after `trace`.
    init?(_ arguments: [String]) {
        guard arguments.count > 7, let plan = TracingPlan(Array(arguments[1..<7])) else { return nil }
        log = arguments[0]
        self.plan = plan
        program = Array(arguments[7...])
    }

    /// The command line of a program under a plan, which writes its calls into a log.
    static func command(_ plan: TracingPlan, log: String, _ program: [String]) -> [String] {
        [Workshop.proofs, "trace", log] + plan.words + program
    }

    /// Runs the program to its end; gives its exit status, or 128 and the signal that ended it.
    func run() -> Int32 {
        guard let log = try? Descriptor.replacing(log) else { return 126 }
        return plan.below.withCString { below in
            guard let attempt = plan.attempt else { return trace(below, nil, log) }
            return attempt.withCString { trace(below, $0, log) }
        }
    }

    private func trace(_ below: UnsafePointer<CChar>, _ attempt: UnsafePointer<CChar>?, _ log: Descriptor) -> Int32 {
        var plan = tracing_plan(
            below: below, argument: attempt, action: self.plan.code, first: self.plan.first, last: self.plan.last,
            error: self.plan.error, log: log.number)
        var words: [UnsafeMutablePointer<CChar>?] = program.map { word in
            word.withCString { tracing_copy($0) }
        }
        words.append(nil)
        return withExtendedLifetime(log) { tracing_run(&plan, &words) }
    }
}
