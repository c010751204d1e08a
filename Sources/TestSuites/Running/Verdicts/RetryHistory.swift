package import RunStorage
package import StateMachine

/// The attempts of one suite so far: what comes next, and what all of them together prove.
///
/// An attempt of the whole suite and the selections that follow it are one view of the suite: in it a test has passed when
/// it has passed in the attempt or, where that has failed, in a selection. The best view is the result; every attempt stays
/// in the record.
///
/// A selection can rescue a suite only where its base, the attempt of the whole suite before it, proves that every test
/// was run: what was left out cannot fail, and so would pass unseen. Nor does it rescue anything where it shows failures
/// that its base does not have. In both cases the whole suite is run again. And an attempt of the whole suite that ends well
/// rescues it only where every test that has failed before has passed in it: one that is gone, or left out, has not.
package struct RetryHistory: Sendable {
    /// An attempt and what it proves.
    package struct Entry: Sendable {
        var status: SuiteStatus
        var error: String?
        /// Whether it ran failed tests of the attempt before alone.
        var isSelection: Bool
        var reading: ReportReading
        /// Tests that have failed before and were not carried out by it, although it ended well.
        var vanished: [String] = []

        /// Records an attempt.
        package init(_ status: SuiteStatus, error: String? = nil, isSelection: Bool, reading: ReportReading) {
            self.status = status
            self.error = error
            self.isSelection = isSelection
            self.reading = reading
        }

        /// Whether the tests that it names have truly ended so.
        var isBelieved: Bool { (status == .passed || status == .failed) && reading.isWhole }

        /// Whether its failed tests run alone can complete it: all of them are known, and every other test was run.
        var canBeCompleted: Bool {
            status == .failed && isBelieved && !isSelection && reading.knowsAllFailing && !reading.leavesDoubt
        }
    }

    /// What is to be done next.
    package enum Step: Sendable, Equatable {
        /// Run all of it.
        case whole
        /// Run these alone.
        case selection([TestCase])
        /// Enough is known.
        case done
    }

    private var retries: Int
    private let canSelect: Bool
    private(set) var entries: [Entry] = []

    /// Begins with nothing.
    package init(retries: Int, canSelect: Bool) {
        self.retries = max(0, retries)
        self.canSelect = canSelect
    }

    /// Takes the next attempt.
    package mutating func append(_ entry: Entry) {
        var entry = entry
        if entry.status == .passed, !entry.isSelection { doubt(&entry) }
        entries.append(entry)
    }

    /// Takes an attempt for no proof where tests that have failed before have not passed in it.
    private func doubt(_ entry: inout Entry) {
        let passed = entry.reading.passedAgain
        for earlier in entries {
            var open = earlier.reading.failingIdentities.subtracting(passed)
            // The second end of a test, such as that of its teardown, is only there where it fails.
            for test in earlier.reading.failing where test.repetition > 1 {
                var first = test
                first.repetition = 1
                if passed.contains(first.identity) { open.remove(test.identity) }
            }
            entry.vanished += open.filter { !entry.vanished.contains($0) }
        }
        guard !entry.vanished.isEmpty else { return }
        entry.vanished.sort()
        entry.status = .error
        entry.reading.leavesDoubt = true
        let names = entry.vanished.prefix(3).joined(separator: ", ")
        let more = entry.vanished.count > 3 ? " and \(entry.vanished.count - 3) more" : ""
        entry.error = "It ended well, but tests that had failed before were not carried out: \(names)\(more)."
    }

    /// Allows one attempt more, beside those that failures may cost.
    package mutating func allowAnother() { retries += 1 }

    /// All tests that have failed in any attempt so far.
    package var everFailed: Set<String> {
        entries.reduce(into: []) { $0.formUnion($1.reading.failingIdentities) }
    }

    /// What is to be done next.
    package var next: Step {
        guard let last = entries.last else { return .whole }
        guard entries.count <= retries, !last.reading.isReaderMissing, last.status != .toolMissing,
            last.isSelection || last.status != .nothingRan, let view = views.last, view.status != .passed
        else { return .done }
        // A selection that ended well, or had nothing to run, and has yet not named all that it was asked for would not
        // do so the next time either.
        guard canSelect, last.isBelieved, last.status == .failed, entries[view.base].canBeCompleted,
            view.alsoFailing.isEmpty
        else { return .whole }
        let rest = entries[view.base].reading.failing.filter { view.stillFailing.contains($0.identity) }
        return rest.isEmpty ? .whole : .selection(rest)
    }

    /// An attempt of the whole suite together with the selections after it.
    struct View {
        /// The attempt of the whole suite.
        var base: Int
        /// Those that failed in it and in no selection have passed.
        var stillFailing: Set<String>
        /// Those that failed in it and passed in a selection, with the number of that.
        var rescued: [String: Int] = [:]
        /// Those that failed in a selection only, which was to run others or had rescued them: nothing completes it then.
        var alsoFailing: [String] = []
        var status: SuiteStatus

        /// Takes what a selection proves, whose base can be completed.
        mutating func take(_ entry: Entry, _ index: Int) {
            guard entry.isBelieved, entry.reading.suiteProblemCount == 0, alsoFailing.isEmpty else { return }
            alsoFailing = entry.reading.failingIdentities.subtracting(stillFailing).sorted()
            guard alsoFailing.isEmpty else { return }
            for identity in entry.reading.passedAgain where stillFailing.remove(identity) != nil {
                rescued[identity] = index
            }
            if stillFailing.isEmpty, entry.status == .passed { status = .passed }
        }
    }

    /// All views, in the order of their attempts.
    var views: [View] {
        var views: [View] = []
        for (index, entry) in entries.enumerated() {
            guard entry.isSelection, var view = views.popLast() else {
                views.append(
                    View(base: index, stillFailing: entry.reading.failingIdentities, status: entry.status))
                continue
            }
            if entries[view.base].canBeCompleted { view.take(entry, index) }
            views.append(view)
        }
        return views
    }

    /// The view that counts: the first that passed, else the one with the fewest failures among those with a whole
    /// report, those first that prove that every test was run, else the one that knows most; the later of two that are equal. A crash never hides known failures.
    var best: View? {
        views.reversed().max { rank($0).lexicographicallyPrecedes(rank($1)) }
    }

    private func rank(_ view: View) -> [Int] {
        let reading = entries[view.base].reading
        return switch view.status {
        case .passed: [3]
        case .failed:
            [2, reading.leavesDoubt ? 0 : 1, -(reading.counts.failed + reading.counts.errors - view.rescued.count)]
        default: [1, reading.failingIdentities.count, reading.counts.executed]
        }
    }
}
