import Foundation
import TestSuites

/// A failure that a real tool made, and what a person says its kind is.
///
/// Every line of `labelled.jsonl` was made by running what `source` names so that it fails: pytest (with requests, httpx,
/// aiohttp, databases' clients, Selenium and Playwright with a real browser), behave, node's test runner, go test, cargo
/// test, swift test, JUnit 4, GoogleTest, minitest, PHPUnit, and programs that crash, against a server of our own on this
/// machine which answers 401, 403, 404, hangs, resets and has a certificate of its own. Messages and texts are as these
/// tools gave them, the end of long ones. The kind was written down beside each test before it was run. A third, chosen by
/// a hash of `source`, was held out: what the rules make of it was counted, and never looked at.
///
/// Kinds: an answer 401 or 403 that an exception tells is `auth`, a comparison with it is an `assertion`; what is read and
/// is missing, null or malformed is `data`; trouble with a certificate, a name or a port is `connection`; what a program
/// does wrong in itself (a missing module, no such function, a crash) is of no kind, `unknown`.
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
