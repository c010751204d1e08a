import Foundation
import TestSuites

/// A failure that a real tool made (how is told in `source`), and what a person says its kind is.
struct LabelledFailure: Decodable {
    /// Rules were written with these in view (`tuned`), or without (`heldOut`).
    enum Part: String, Decodable {
        case tuned
        case heldOut = "held-out"
    }

    let part: Part
    let category: String
    let runner: String
    let source: String
    let type: String?
    let message: String
    let text: String?
    let output: String?
    let errorOutput: String?
    let crashed: Bool?

    /// All of them.
    static func all() throws -> [LabelledFailure] {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "labelled.jsonl")
        return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map {
            try JSONDecoder().decode(LabelledFailure.self, from: Data($0.utf8))
        }
    }

    /// What the diagnosis gets to see.
    var failure: Failure {
        var failure = Failure(
            suite: runner, test: crashed == true ? nil : source, type: type, message: message, text: text)
        failure.output = output
        failure.errorOutput = errorOutput
        return failure
    }

    /// Whether a diagnosis is of the kind that the person says.
    func agrees(with diagnosis: Diagnosis) -> Bool { diagnosis.category.rawValue == category }
}
