/// What an agent may do, in words that hold for every program.
package enum PermissionMode: String, Sendable, CaseIterable {
    /// It may look at everything and change nothing.
    case readOnly = "read-only"
    /// It may also change files of the project.
    case edit
    /// It may do whatever the user may.
    case full
}
