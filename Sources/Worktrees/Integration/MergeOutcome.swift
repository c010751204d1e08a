/// What has become of a branch that was to be merged.
package enum MergeOutcome: Sendable, Equatable {
    /// It is part of the integration branch, whose last commit this is.
    case merged(commit: String)
    /// These files do not fit together; the integration branch is as it was before.
    case conflict(files: [String])
}
