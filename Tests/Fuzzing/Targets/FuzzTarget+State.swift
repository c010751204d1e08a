import RunStorage
import StateMachine

extension FuzzTarget {
    /// The workflow of the states and journals that are tried.
    static let workflow = Workflow(
        stages: [
            Stage(name: "NOTES", nextStages: ["REVIEW"]),
            Stage(name: "REVIEW", kind: .review, nextStages: ["ONE", "TWO"]),
            Stage(name: "ONE", nextStages: ["END"]), Stage(name: "TWO", isOptional: true, nextStages: ["END"]),
            Stage(name: "END", kind: .marker),
        ], groups: [ParallelGroup(name: "pair", after: "REVIEW", stages: ["ONE", "TWO"], before: "END")])

    /// `state.json`: what is believed is written again as it was understood. The checksum is made right, because no
    /// input would ever get past it otherwise.
    static let state = FuzzTarget(name: "state", maximumLength: 4_096) { bytes in
        let tail = Array("\"checksum\": \"00000000\"\n}\n".utf8)
        let body = bytes.count > tail.count ? bytes.dropLast(tail.count) : bytes[...]
        let sum = Checksum.text(Checksum.crc32c(body))
        let whole = body + Array("\"checksum\": \"\(sum)\"\n}\n".utf8)
        for text in [bytes, Array(whole)] {
            guard case .state(let read) = StateReading.read(text, of: workflow) else { continue }
            var first = StateText(of: workflow)
            var second = StateText(of: workflow)
            let rendered = first.render(read)
            guard case .state(let again) = StateReading.read(rendered, of: workflow) else {
                return "what was written cannot be read"
            }
            if second.render(again) != rendered { return "the state changes when it is written and read" }
        }
        return nil
    }
}
