extension SuiteSummary {
    /// The summary that a `suite_ended` carries; nil where it lacks a part.
    package init?(_ event: Event) {
        guard let name = event.suite, let status = event.status.flatMap(SuiteStatus.init(rawValue:)) else { return nil }
        self.init(
            name: name, runner: event.runner.flatMap(SuiteProgram.init(rawValue:)) ?? .exitStatus, status: status)
        counts.passed = event.passed ?? 0
        counts.failed = event.failed ?? 0
        counts.errors = event.errors ?? 0
        counts.skipped = event.skipped ?? 0
        counts.flaky = event.flaky ?? 0
        durationSeconds = event.durationSeconds ?? 0
        attempts = event.total ?? 0
        error = event.error
    }

    /// The event that tells it.
    package func event(stage: String?) -> Event {
        Event(.suiteEnded, stage: stage).with {
            $0.suite = name
            $0.runner = runner.rawValue
            $0.status = status.rawValue
            $0.passed = counts.passed
            $0.failed = counts.failed
            $0.errors = counts.errors
            $0.skipped = counts.skipped
            $0.flaky = counts.flaky
            $0.durationSeconds = durationSeconds
            $0.total = attempts
            $0.error = error
        }
    }
}
