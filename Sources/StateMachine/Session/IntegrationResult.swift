/// What has become of a finished branch when branches were brought together.
package enum IntegrationResult: String, Sendable, CaseIterable {
    case merged
    /// It cannot be merged without a person.
    case conflict
    /// After the merge the check has failed, so that the merge was taken back.
    case checkFailed = "check_failed"
    /// It could not be tried, because git or the worktree for it has failed.
    case failed
}
