package import StateMachine

/// What the journal tells of one stage that its state does not hold: why it was skipped, who has accepted it, and when
/// files were seen to be others than before.
package struct StagePast: Sendable, Equatable {
    /// When a file was seen to be another one than before, and how.
    struct Sighting: Sendable, Equatable {
        var event: Event

        /// What the file was then.
        func digest(of path: String) -> String? { event.artifacts?.first { $0.path == path }?.sha256 }

        /// The words before and after the moment.
        var words: (before: String, after: String) {
            let by = (event.by ?? event.agent).map { " by \(Printable.text($0))" } ?? ""
            let stage = event.stage.map(Printable.text) ?? "a stage"
            switch event.name {
            case .artifactsRevised: return ("it was revised at", " for \(stage)")
            case .stageAccepted: return ("it was accepted at", by)
            case .stageCompleted: return ("\(stage) has made it anew at", "")
            default: return ("the change was first seen at", by)
            }
        }
    }

    /// How the stage was skipped the last time.
    private(set) var skip: Event?
    /// How it was accepted, where that came after its completion.
    private(set) var acceptance: Event?
    /// How it was reopened the last time.
    private(set) var reopening: Event?
    private var startedAfter = 0
    private var sightings: [String: [Sighting]] = [:]

    /// Nothing is known.
    package init() {}

    /// What the events of a journal tell of a stage.
    package init(_ events: [Event], of stage: String) {
        for event in events { take(event, stage) }
    }

    private mutating func take(_ event: Event, _ stage: String) {
        if event.stage == stage {
            switch event.name {
            case .stageStarted: startedAfter = event.sequence
            case .stageCompleted: acceptance = nil
            case .stageSkipped: skip = event
            case .stageAccepted: (acceptance, startedAfter) = (event, event.sequence)
            case .stageReopened: reopening = event
            default: break
            }
        }
        switch event.name {
        case .artifactsChanged, .artifactsRevised, .stageAccepted, .stageCompleted:
            for artifact in event.artifacts ?? [] {
                sightings[artifact.path, default: []].append(Sighting(event: event))
            }
        default: break
        }
    }

    /// When a file was first seen to be what it is now, after the stage had begun; nil where no event tells.
    func sighting(of change: FileChange, besides stage: String) -> Sighting? {
        guard let digest = change.now.sha256 else { return nil }
        var found: Sighting?
        for sighting in sightings[change.path] ?? [] where sighting.event.sequence > startedAfter {
            let isOwn = sighting.event.stage == stage && sighting.event.name != .artifactsChanged
            if sighting.digest(of: change.path) != digest {
                found = nil
            } else if found == nil, !isOwn {
                found = sighting
            }
        }
        return found
    }
}
