#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Whose a file or directory is and who may use it; links are not followed.
package struct FileAttributes: Sendable, Equatable {
    /// The permissions, such as `0o600`.
    package var mode: UInt32
    /// The number of the user to whom it belongs.
    package var owner: UInt32

    /// Makes attributes.
    package init(mode: UInt32, owner: UInt32) {
        self.mode = mode
        self.owner = owner
    }

    /// Looks at a path; nil when nothing is there.
    package init?(of path: String) {
        var status = stat()
        guard lstat(path, &status) == 0 else { return nil }
        mode = UInt32(status.st_mode) & 0o7777
        owner = status.st_uid
    }
}

extension CurrentProcess {
    /// The number of the user with whose rights it acts.
    package static var user: UInt32 { geteuid() }
}
