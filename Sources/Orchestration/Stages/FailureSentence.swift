import Platform
package import RunStorage
import StateMachine

/// What went wrong in an attempt, in a sentence, with the last line that it printed on standard error.
package enum FailureSentence {
    package static func of(_ result: AttemptResult, _ directory: AttemptDirectory) -> String {
        if let told = result.agent, told.outcome != .completed, [.exited, .hopeless].contains(result.reason),
            let sentence = told.sentence
        {
            return sentence
        }
        let what: String =
            switch result.reason {
            case .timeout: "timed out after \(rounded(result.durationSeconds)) s"
            case .runLimit: "was ended because the run's time is over"
            case .hopeless: "was ended because nothing could come of it"
            case .budget: "was ended because it has used up its budget"
            case .cancelled: "was ended by the engine"
            case .spawnFailed: "could not start. \(result.error ?? "")"
            case .exited:
                result.signal.map { "was ended by \(SignalNumber.name(Int32($0)))" }
                    ?? "ended with exit status \(result.exitStatus ?? -1)"
            }
        let last = lastLine((try? directory.readErrorOutput(last: 4_096)) ?? [])
        return what.prefix(1).uppercased() + what.dropFirst() + (last.isEmpty ? "" : ": \(last)")
    }

    private static func rounded(_ seconds: Double) -> Double { (seconds * 10).rounded() / 10 }

    /// The last line that says something, at most 200 characters of it.
    private static func lastLine(_ bytes: [UInt8]) -> String {
        let lines = bytes.suffix(4_096).split(separator: 10)
        let line = lines.last { !$0.allSatisfy { $0 <= 32 } } ?? []
        let parts = line.split(separator: 0x1B, omittingEmptySubsequences: false)
        let text = (parts.prefix(1) + parts.dropFirst().map(afterSequence)).flatMap(\.self)
        let shown = String(decoding: text, as: UTF8.self).unicodeScalars.filter {
            $0.value >= 32 && $0.value != 127
        }
        return String(String.UnicodeScalarView(shown.prefix(200)))
    }

    /// What comes after a sequence for terminals, such as one for a colour, of which only the escape is gone.
    private static func afterSequence(_ part: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard part.first == 0x5B else { return part }
        return part.dropFirst().drop { (0x20...0x3F).contains($0) }.dropFirst()
    }
}
