/// The kinds of findings; the raw value is for programs.
package enum FindingCode: String, Sendable, CaseIterable {
    case copyMissing = "copy_missing"
    case copyChanged = "copy_changed"
    case copyHalfTaken = "copy_half_taken"
    case journalMissing = "journal_missing"
    case journalUnreadable = "journal_unreadable"
    case journalEndDamaged = "journal_end_damaged"
    case journalDamagedInside = "journal_damaged_inside"
    case journalShort = "journal_short"
    case stateTooNew = "state_too_new"
    case stateMissing = "state_missing"
    case stateDamaged = "state_damaged"
    case stateBehind = "state_behind"
    case stateDifferent = "state_different"
    case attemptMissing = "attempt_missing"
    case attemptNotBegun = "attempt_not_begun"
    case attemptUnrecorded = "attempt_unrecorded"
    case attemptStray = "attempt_stray"
    case attemptRunning = "attempt_running"
    case attemptLost = "attempt_lost"
    case orderMissing = "order_missing"
    case orderWrong = "order_wrong"
    case resultMissing = "result_missing"
    case resultUnreadable = "result_unreadable"
    case resultContradicts = "result_contradicts"
    case resultWaiting = "result_waiting"
    case survivors
    case leftBehind = "left_behind"
    case directoryIrregular = "directory_irregular"
    case artifactMissing = "artifact_missing"
    case artifactChanged = "artifact_changed"
    case artifactIrregular = "artifact_irregular"
    case leftoverFile = "leftover_file"
    case leftoverStart = "leftover_start"
    case modeOpen = "mode_open"
    case foreignOwner = "foreign_owner"
    case networkFileSystem = "network_file_system"

    /// How much such a finding matters.
    package var severity: Finding.Severity {
        switch self {
        case .copyHalfTaken, .stateBehind, .attemptNotBegun, .attemptUnrecorded, .attemptStray, .attemptRunning,
            .attemptLost, .orderMissing, .resultWaiting, .leftBehind, .artifactChanged, .leftoverFile, .leftoverStart,
            .modeOpen, .networkFileSystem:
            .note
        default: .damage
        }
    }
}
