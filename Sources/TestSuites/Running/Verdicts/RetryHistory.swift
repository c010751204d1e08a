package import RunStorage
package import StateMachine

/// The attempts of one suite so far: what comes next, and what all of them together prove.
///
/// An attempt of the whole suite and the selections that follow it are one view of the suite: in it a test has passed when
/// it has passed in the attempt or, where that has failed, in a selection. The best view is the result; every attempt stays
/// in the record.
package struct RetryHistory: Sendable {
    /// An attempt and what it proves.
    package struct Entry: Sendable {
        var status: SuiteStatus
        var error: String?
        /// Whether it ran failed tests of the attempt before alone.
        var isSelection: Bool
        var reading: ReportReading

        /// Records an attempt.
        package init(_ status: SuiteStatus, error: String? = nil, isSelection: Bool, reading: ReportReading) {
            self.status = status
            self.error = error
            self.isSelection = isSelection
            self.reading = reading
        }

        /// Whether the tests that it names have truly ended so.
        var isBelieved: Bool { (status == .passed || status == .failed) && reading.isWhole }
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

    private let retries: Int
    private let canSelect: Bool
    private(set) var entries: [Entry] = []

    /// Begins with nothing.
    package init(retries: Int, canSelect: Bool) {
        self.retries = max(0, retries)
        self.canSelect = canSelect
    }

    /// Takes the next attempt.
    package mutating func append(_ entry: Entry) { entries.append(entry) }

    /// All tests that have failed in any attempt so far.
    package var everFailed: Set<String> {
        entries.reduce(into: []) { $0.formUnion($1.reading.failingIdentities) }
    }

    /// What is to be done next.
    package var next: Step {
        guard let last = entries.last else { return .whole }
        guard entries.count <= retries, !last.reading.isReaderMissing, last.status != .toolMissing,
            last.status != .nothingRan, let view = views.last, view.status != .passed
        else { return .done }
        guard canSelect, last.isBelieved, last.status == .failed || last.isSelection,
            entries[view.base].reading.knowsAllFailing
        else { return .whole }
        return .selection(entries[view.base].reading.failing.filter { view.stillFailing.contains($0.identity) })
    }

    /// An attempt of the whole suite together with the selections after it.
    struct View {
        /// The attempt of the whole suite.
        var base: Int
        /// Those that failed in it and in no selection have passed.
        var stillFailing: Set<String>
        /// Those that failed in it and passed in a selection, with the number of that.
        var rescued: [String: Int] = [:]
        var status: SuiteStatus
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
            if entry.isBelieved {
                for identity in entry.reading.passedAgain where view.stillFailing.remove(identity) != nil {
                    view.rescued[identity] = index
                }
            }
            if view.stillFailing.isEmpty, entries[view.base].status == .failed { view.status = .passed }
            views.append(view)
        }
        return views
    }

    /// The view that counts: the first that passed, else the one with the fewest failures among those with a whole
    /// report, else the one that knows most; the later of two that are equal. A crash never hides known failures.
    var best: View? {
        views.reversed().max { rank($0).lexicographicallyPrecedes(rank($1)) }
    }

    private func rank(_ view: View) -> [Int] {
        let reading = entries[view.base].reading
        return switch view.status {
        case .passed: [3]
        case .failed: [2, -(reading.counts.failed + reading.counts.errors - view.rescued.count)]
        default: [1, reading.failingIdentities.count, reading.counts.executed]
        }
    }
}
