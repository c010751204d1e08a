import Agents
import Platform
import RunStorage
import StateMachine
import TestSuites

/// Proves how the attempts have ended that have decided about a stage, and what reviewers have said.
struct AttemptProofs {
    /// The run.
    let run: RunDirectory
    /// What the journal tells.
    let record: RecordedRun
    /// The files as they are now.
    let files: StageFiles

    /// One for each attempt.
    func attempts(_ deciding: [AttemptState], of stage: Stage) throws(StorageError) -> [Proof] {
        if stage.kind == .marker { return [] }
        if case .approval = stage.kind { return [] }
        guard !deciding.isEmpty else {
            return [
                Proof(
                    .attempt, of: stage.name, stage.name, isProved: false,
                    "The journal knows of no attempt that has decided about it: not proved.")
            ]
        }
        var proofs: [Proof] = []
        for attempt in deciding { proofs.append(try proof(of: attempt, stage)) }
        return proofs
    }

    private func proof(of attempt: AttemptState, _ stage: Stage) throws(StorageError) -> Proof {
        let place = "attempts/\(stage.name)/\(attempt.directoryName)"
        let objection = try objection(to: attempt, of: stage, place)
        let word = attempt.outcome?.rawValue ?? "nothing"
        return Proof(
            .attempt, of: stage.name, place, isProved: objection == nil,
            objection ?? "It ended as recorded (\(word)), and what it has printed is what its result says.")
    }

    private func objection(to attempt: AttemptState, of stage: Stage, _ place: String) throws(StorageError) -> String? {
        let directory = run.attempt(attempt, of: stage.name)
        let path = place + "/result.json"
        if let digest = attempt.resultDigest {
            if let objection = files.objection(to: path, sha256: digest) { return "Its result.json \(objection)." }
        } else if let objection = files.absence(of: path) {
            return "Its result.json \(objection)."
        }
        guard let result = try directory.readResult() else { return "Its result.json cannot be understood." }
        if attempt.resultDigest == nil, result.outputBytes + result.errorBytes > 0 {
            return "By what its result is known again is not recorded, although it has printed something: not proved."
        }
        guard let end = record.ends["\(stage.name)/\(attempt.directoryName)"] else {
            return "How it ended is not recorded: not proved."
        }
        if let contradiction = ResultExamination.contradiction(end, result) {
            return "Its result.json was changed: \(contradiction)."
        }
        let outputs = [
            ("stdout.log", result.outputDigest), ("stderr.log", result.errorDigest),
            (AttemptDirectory.replyName, result.agent?.replyDigest),
        ]
        for (name, digest) in outputs {
            if let objection = files.objection(to: "\(place)/\(name)", sha256: digest) {
                return "Its \(name) \(objection)."
            }
        }
        if let known = attempt.reportDigest, !ReportDigest.of(directory).hasPrefix(known) {
            return "Its reports of tests were changed or are missing."
        }
        return nil
    }

    /// What the reviewers of the last round have said, read again: one for each, and one for the rule of several.
    func verdicts(_ deciding: [AttemptState], of stage: Stage) throws(StorageError) -> [Proof] {
        guard stage.kind == .review else { return [] }
        var (proofs, approvals) = ([Proof](), 0)
        for reviewer in stage.reviewers {
            let attempt = stage.reviewAgents.isEmpty ? deciding.last : deciding.last { $0.task == reviewer }
            guard let attempt else {
                proofs.append(
                    Proof(.verdict, of: stage.name, reviewer, isProved: false, "Nothing is recorded of a review by it.")
                )
                continue
            }
            let verdict = try Review.readVerdict(in: run.attempt(attempt, of: stage.name))
            if case .approved = verdict { approvals += 1 }
            proofs.append(opinion(verdict, reviewer, stage))
        }
        guard proofs.count > 1 || proofs.isEmpty else { return proofs }
        let isMet = stage.approvalRule.isMet(by: approvals, of: stage.reviewers.count)
        return proofs + [
            Proof(
                .verdict, of: stage.name, "approval", isProved: isMet,
                "\(approvals) of \(stage.reviewers.count) reviewers approve, and the rule is "
                    + "`\(stage.approvalRule.rawValue)`.")
        ]
    }

    private func opinion(_ verdict: Verdict, _ reviewer: String, _ stage: Stage) -> Proof {
        switch verdict {
        case .approved:
            return Proof(.verdict, of: stage.name, reviewer, isProved: true, "Its reply says VERIFIED_APPROVED.")
        case .rejected(let reason):
            // Where not all have to approve, the rule decides.
            let isOneOfSeveral = stage.reviewers.count > 1 && stage.approvalRule != .all
            return Proof(
                .verdict, of: stage.name, reviewer, isProved: isOneOfSeveral,
                "Its reply does not approve" + (isOneOfSeveral ? ", which the rule allows: " : ": ") + reason)
        }
    }
}
