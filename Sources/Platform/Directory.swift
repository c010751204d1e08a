internal import CPlatform

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// An open directory: what is named relative to it is found in this very directory, and never behind a link.
package final class Directory: Sendable {
    /// The open directory itself.
    let descriptor: Descriptor
    /// What it was opened as, for errors.
    package var path: String { descriptor.path }

    private init(_ descriptor: Descriptor) { self.descriptor = descriptor }

    /// Opens a directory by its path; links on the way there are followed, because the user has chosen them.
    package static func open(_ path: String) throws(SystemError) -> Directory {
        Directory(try Descriptor(path, O_RDONLY | O_DIRECTORY))
    }

    /// The directory at a relative path below this one; with `isMade`, what is missing on the way is made.
    ///
    /// - Throws: `SystemError`, where a link stands on the way with `isForeignLink`.
    package func directory(
        _ relative: some StringProtocol, isMade: Bool = false, mode: UInt32 = 0o700
    ) throws(SystemError) -> Directory {
        if relative.isEmpty { return self }
        guard isMade else { return Directory(try open(String(relative), O_RDONLY | O_DIRECTORY)) }
        var current = self
        for step in relative.split(separator: "/") {
            try current.makeDirectory(String(step), mode)
            current = Directory(try current.open(String(step), O_RDONLY | O_DIRECTORY))
        }
        return current
    }

    /// Opens a regular file for reading; a link, a pipe or a device is an error, and nothing of it is opened.
    package func reading(_ relative: String) throws(SystemError) -> Descriptor {
        let file = try open(relative, O_RDONLY | O_NONBLOCK | O_NOCTTY)
        guard try file.isRegular() else { throw SystemError("read", file.path, number: EINVAL) }
        return file
    }

    /// Opens a file of this directory, made when missing and emptied when there, for writing.
    package func replacing(_ name: String, mode: UInt32 = 0o600) throws(SystemError) -> Descriptor {
        try open(name, O_RDWR | O_CREAT | O_TRUNC | O_NONBLOCK, mode: mode)
    }

    /// Makes a file of this directory for writing; whatever has the name is removed before, and never written through.
    package func making(_ name: String, mode: UInt32 = 0o600) throws(SystemError) -> Descriptor {
        if kind(name) != nil { try remove(name) }
        return try open(name, O_RDWR | O_CREAT | O_EXCL | O_NONBLOCK, mode: mode)
    }

    /// The kind of what stands at a relative path; nil when nothing does, or when a link stands on the way.
    package func kind(_ relative: String) -> FileSystem.Kind? {
        let (parent, name) = Self.split(relative)
        guard let directory = try? directory(parent) else { return nil }
        var status = stat()
        guard fstatat(directory.descriptor.number, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else { return nil }
        return FileSystem.Kind(mode: status.st_mode)
    }

    /// Makes a directory in this one; nothing happens when it is there.
    private func makeDirectory(_ name: String, _ mode: UInt32) throws(SystemError) {
        if mkdirat(descriptor.number, name, mode_t(mode)) != 0, errno != EEXIST {
            throw SystemError("make the directory", path + "/" + name)
        }
    }

    /// Gives what has a name in this directory another one, in this or another directory.
    package func rename(_ old: String, to directory: Directory, _ new: String) throws(SystemError) {
        try systemCall("rename to \(directory.path)/\(new)", path + "/" + old) {
            renameat(descriptor.number, old, directory.descriptor.number, new)
        }
    }

    /// Removes what has a name in this directory, with all that is in it; links are removed, not followed.
    package func remove(_ name: String) throws(SystemError) {
        if kind(name) == .directory {
            do throws(SystemError) {
                let inner = try directory(name)
                for entry in try inner.names() { try inner.remove(entry) }
                try systemCall("remove", path + "/" + name) { unlinkat(descriptor.number, name, AT_REMOVEDIR) }
            } catch {
                // Somebody else who removes it has been faster.
                guard error.isNotThere else { throw error }
            }
        } else if unlinkat(descriptor.number, name, 0) != 0, errno != ENOENT {
            throw SystemError("remove", path + "/" + name)
        }
    }

    /// Makes the names in it durable.
    package func sync() throws(SystemError) { try descriptor.sync() }

    /// The directory part and the last name of a relative path.
    package static func split(_ relative: String) -> (parent: String, name: String) {
        guard let slash = relative.lastIndex(of: "/") else { return ("", relative) }
        return (String(relative[..<slash]), String(relative[relative.index(after: slash)...]))
    }

    /// Opens what stands at a relative path without following any link and without leaving the directory.
    private func open(_ relative: String, _ flags: Int32, mode: UInt32 = 0o600) throws(SystemError) -> Descriptor {
        let full = path + "/" + relative
        do throws(SystemError) {
            let number = try systemCall("open", full) {
                platform_open_beneath(descriptor.number, relative, flags, Int32(mode))
            }
            return Descriptor(owning: number, path: full)
        } catch  where error.number == ENOSYS || error.number == EPERM {
            // Where a filter refuses calls that it does not know, the way step by step gives the same answer.
            return try openStepByStep(relative, flags, mode)
        }
    }

    /// The same where the system has no such call: step by step, none of them a link.
    private func openStepByStep(
        _ relative: String, _ flags: Int32, _ mode: UInt32
    ) throws(SystemError) -> Descriptor {
        let (parent, name) = Self.split(relative)
        guard name != "..", !relative.hasPrefix("/") else { throw SystemError("open", relative, number: EXDEV) }
        let directory = parent.isEmpty ? self : try directory(parent)
        let full = directory.path + "/" + name
        let number = try systemCall("open", full) {
            openat(directory.descriptor.number, name, flags | O_CLOEXEC | O_NOFOLLOW, mode_t(mode))
        }
        return Descriptor(owning: number, path: full)
    }
}
