import RunStorage
package import TestSupport

extension ProofProject {
    /// What it took to bring a run to its end.
    package struct Completion: Sendable {
        /// Engines that were needed.
        package var engines = 0
        /// How the last one ended; nil where the killed one had already completed the run.
        package var last: FinishedProcess?
        /// How those ended that did not bring the run to its end, and what they said.
        package var refusals: [String] = []
        /// Whether the run came to its end.
        package var isComplete = false

        /// What is wrong where one engine should have been enough.
        package var objection: String? {
            isComplete && refusals.isEmpty ? nil : "\(engines) engines were needed: " + refusals.joined(separator: "; ")
        }
    }

    /// Takes the run up, undisturbed, until it is complete or has been given up after so many engines.
    package func complete(engines limit: Int = 3) throws -> Completion {
        var completion = Completion()
        while completion.engines < limit {
            let end = try finish(startEngine())
            completion.engines += 1
            completion.last = end
            // The journal decides: killed after its last event, a run is complete and not to be resumed.
            let wasComplete = end.status == 2 && end.mentions("is finished")
            if end.status == 0 || wasComplete || noneLeft(end) {
                completion.isComplete = true
                return completion
            }
            completion.refusals.append("\(end.exit): \(end.errors.suffix(600))")
        }
        return completion
    }

    private func noneLeft(_ end: FinishedProcess) -> Bool {
        run != nil && end.status == 2 && end.mentions("is finished")
    }
}
