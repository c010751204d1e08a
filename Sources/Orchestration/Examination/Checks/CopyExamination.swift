import RunStorage

/// Compares the run's own copies of workflow and objective with what the journal has recorded of them.
enum CopyExamination {
    /// What is wrong with the copies.
    static func findings(
        _ copies: [CopyObservation], isWorkflowReadable: Bool, of run: RunDirectory
    ) -> [Finding] {
        let findings = copies.compactMap(finding)
        guard !isWorkflowReadable, !findings.contains(where: { $0.path == run.workflow }) else { return findings }
        return findings + [
            Finding(
                .copyChanged, run.workflow,
                "The run's own copy of its workflow cannot be understood, so that the run cannot go on and its state "
                    + "cannot be examined: put it back as it was, or use the teambot that wrote it.")
        ]
    }

    private static func finding(_ copy: CopyObservation) -> Finding? {
        guard let recorded = copy.recorded else {
            return copy.digest == nil ? missing(copy, isRepairable: false) : nil
        }
        if copy.digest == recorded {
            guard copy.takenDigest != nil else { return nil }
            return Finding(
                .copyHalfTaken, copy.path, isRepairable: true,
                "A changed copy was prepared beside it and never recorded, because an engine was killed meanwhile: the "
                    + "run keeps its copy, and the next resume puts the other one away.")
        }
        if copy.takenDigest == recorded {
            return Finding(
                .copyHalfTaken, copy.path, isRepairable: true,
                "The journal has recorded a changed copy that stands ready beside it, because an engine was killed "
                    + "meanwhile: the next resume puts it in place.")
        }
        let isRepairable = copy.originalDigest == recorded
        return copy.digest == nil ? missing(copy, isRepairable: isRepairable) : changed(copy, isRepairable)
    }

    private static func missing(_ copy: CopyObservation, isRepairable: Bool) -> Finding {
        Finding(
            .copyMissing, copy.path, isRepairable: isRepairable,
            "The run's own copy is missing or cannot be read, so that the run cannot go on: "
                + advice(copy, isRepairable))
    }

    private static func changed(_ copy: CopyObservation, _ isRepairable: Bool) -> Finding {
        Finding(
            .copyChanged, copy.path, isRepairable: isRepairable,
            "The run's own copy is not as the journal has recorded it; somebody has edited it, and resume refuses to go "
                + "on with changed gates: " + advice(copy, isRepairable))
    }

    private static func advice(_ copy: CopyObservation, _ isRepairable: Bool) -> String {
        isRepairable
            ? "\(copy.original) is still as it was and can be copied again."
            : "put it back from a backup; no file here has what the journal has recorded."
    }
}
