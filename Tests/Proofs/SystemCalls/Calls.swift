import Platform

extension Proof {
    /// teambot killed at each call that changes a file.
    package static let calls = Proof(
        name: "calls",
        summary: "killed before or after any call that changes a file, the run is completed by resume",
        longCount: 1_500
    ) { request in
        var proof = try Calls(request)
        return try proof.tried()
    }
}

/// A kill at each point, or at as many as asked for.
struct Calls {
    /// A call of a scenario, and whether the kill comes before it or after it.
    private struct Point {
        let scenario: Scenario
        let action: TracingPlan.Action
        let number: Int
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

    /// Every call that changes a file, twice.
    private func points() throws -> [Point] {
        try Scenario.all.flatMap { scenario in
            try Tracing.calls(of: scenario, in: workshop).filter(\.changes).flatMap { call in
                [TracingPlan.Action.killBefore, .killAfter].map {
                    Point(scenario: scenario, action: $0, number: call.number)
                }
            }
        }
    }

    private mutating func attempt(_ point: Point) throws {
        let traced = try TracedScenario(point.scenario, in: workshop)
        var plan = traced.plan
        plan.action = point.action
        plan.first = point.number
        var place = "\(point.scenario), \(point.action.rawValue) \(point.number)"
        do {
            let (_, calls) = try traced.trace(plan)
            if let hit = calls.first(where: \.isHit) {
                place += " \(hit.name) \(hit.path)"
                report.count("kills")
                report.count("at \(hit.name)")
                report.count("in \(point.scenario.kind)")
            } else {
                // What comes beside each other differs from run to run, and with it the number of calls.
                report.count("over before")
            }
            for violation in try traced.complete() { report.violate("\(place): \(violation)") }
        } catch { report.violate("\(place): \(error)") }
    }
}
