import JSONText
import StateMachine

/// A declared parallel group as the file has it, with its place.
struct GroupDraft {
    var group: ParallelGroup
    let source: Source

    init(name: String, source: Source) {
        group = ParallelGroup(name: name, after: "", stages: [], before: nil)
        self.source = source
    }
}
