#if canImport(Glibc)
    import Glibc

    /// A directory that is being listed.
    typealias DirectoryStream = OpaquePointer
#else
    import Darwin

    /// A directory that is being listed.
    typealias DirectoryStream = UnsafeMutablePointer<DIR>
#endif

extension Directory {
    /// The names in it, sorted, without `.` and `..`.
    package func names() throws(SystemError) -> [String] {
        // Opened anew, because the place up to which a directory was read belongs to the open directory.
        let number = try systemCall("list", path) {
            openat(descriptor.number, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        }
        guard let stream = fdopendir(number) else {
            let error = SystemError("list", path)
            close(number)
            throw error
        }
        defer { closedir(stream) }
        return try FileSystem.names(of: stream, path)
    }

    /// Sets the permissions of what has a name in this directory; of a link it is an error, and nothing is changed.
    package func setMode(_ mode: UInt32, of name: String) throws(SystemError) {
        try systemCall("set the permissions of", path + "/" + name) {
            fchmodat(descriptor.number, name, mode_t(mode), AT_SYMLINK_NOFOLLOW)
        }
    }
}
