import Platform
import TestSupport

extension Proof {
    /// Calls on files that fail, or write less than they should.
    package static let faults = Proof(
        name: "faults",
        summary: "a disk that fails, is full or writes less never ends a run with 0 and something lost",
        longCount: 1_500
    ) { request in
        var proof = try Faults(request)
        return try proof.tried()
    }
}

/// A fault at each call, or at as many as asked for.
struct Faults {
    /// A fault at a call of a scenario.
    private struct Point {
        let scenario: Scenario
        let fault: Fault
        let call: TracedCall
    }

    private let request: ProofRequest
    private let workshop: Workshop
    private var report = ProofReport()

    init(_ request: ProofRequest) throws {
        self.request = request
        workshop = try Workshop()
    }

    /// Tries; gives what was found.
    mutating func tried() throws -> ProofReport {
        guard try Tracing.isPossible(in: workshop) else { return ProofReport(skipped: Tracing.reason) }
        let points = try self.points()
        report.count("points", points.count)
        for point in request.draws(from: points) { try attempt(point) }
        return report
    }

    /// Every fault that is possible at every call.
    private func points() throws -> [Point] {
        try Scenario.all.flatMap { scenario in
            try Tracing.calls(of: scenario, in: workshop).flatMap { call in
                Fault.allCases.filter { $0.isPossible(at: call) }.map {
                    Point(scenario: scenario, fault: $0, call: call)
                }
            }
        }
    }

    private mutating func attempt(_ point: Point) throws {
        let traced = try TracedScenario(point.scenario, in: workshop)
        var place = "\(point.scenario), \(point.fault) at \(point.call.number)"
        do {
            let (end, calls) = try traced.trace(point.fault.plan(traced.plan, at: point.call))
            guard let hit = calls.first(where: \.isHit) else { return report.count("over before") }
            place += " \(hit.name) \(hit.path)"
            report.count("faults")
            report.count("\(point.fault)")
            report.count("at \(hit.name)")
            report.count("exit \(end.status ?? -1)")
            let judge = FaultJudge(fault: point.fault, scenario: point.scenario, calls: calls)
            let complete = try traced.complete()
            for violation in judge.violations(of: end) + complete { report.violate("\(place): \(violation)") }
        } catch { report.violate("\(place): \(error)") }
    }
}
