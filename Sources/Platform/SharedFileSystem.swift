internal import CPlatform

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// File systems that several machines can have mounted and on which a lock by `flock` may bind one of them alone.
package enum SharedFileSystem {
    /// What people call the file system that a path is on; nil for a local one, and where nobody can tell.
    package static func name(at path: String) -> String? {
        var number: UInt32 = 0
        var buffer = [CChar](repeating: 0, count: 64)
        guard platform_file_system(path, &number, &buffer, Int32(buffer.count)) == 0 else { return nil }
        let type = String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
        if number == fuse { return name(ofType: mountedType(at: path) ?? "fuse.unknown") }
        return type.isEmpty ? name(ofNumber: number) : name(ofType: type)
    }

    /// The name for the number that Linux gives a kind of file system; nil for those of one machine.
    package static func name(ofNumber number: UInt32) -> String? { names[number] }

    /// The name for what a mount is called, such as `fuse.sshfs` or `smbfs`; nil for those of one machine.
    package static func name(ofType type: String) -> String? {
        if let name = types[type] { return name }
        guard type.hasPrefix("fuse.") else { return nil }
        let program = String(type.dropFirst("fuse.".count))
        if localPrograms.contains(program) { return nil }
        return program == "unknown" ? "FUSE" : program
    }

    /// Behind FUSE is any program, on this machine or on another.
    private static let fuse: UInt32 = 0x6573_5546

    private static let names: [UInt32: String] = [
        0x6969: "NFS", 0x517B: "SMB", 0xFF53_4D42: "CIFS", 0xFE53_4D42: "SMB", 0x0102_1997: "9p",
        0x5346_414F: "AFS", 0x6B41_4653: "AFS", 0x7375_7245: "Coda", 0x564C: "NCP", 0x0BD0_0BD0: "Lustre",
        0x00C3_6400: "Ceph", 0x1983_0326: "BeeGFS", 0x4750_4653: "GPFS", 0xAAD7_AAEA: "PanFS",
        0x786F_4256: "a VirtualBox folder", 0xBACB_ACBC: "a VMware folder", 0x7C7C_6673: "a Parallels folder",
        fuse: "FUSE",
    ]

    private static let types = [
        "nfs": "NFS", "smbfs": "SMB", "cifs": "CIFS", "afpfs": "AFP", "webdav": "WebDAV", "ftp": "FTP",
        "macfuse": "FUSE", "osxfuse": "FUSE", "fuse": "FUSE", "virtiofs": "virtiofs",
    ]

    /// Programs behind FUSE that show a disk of this machine.
    private static let localPrograms: Set<String> = [
        "fuse-overlayfs", "mergerfs", "ntfs-3g", "ntfs", "exfat", "encfs", "gocryptfs", "cryfs", "bindfs", "lxcfs",
        "unionfs", "unionfs-fuse", "zfs-fuse", "lowntfs-3g", "fuse2fs", "squashfuse",
    ]

    /// What the mount with the path's device is called, from the system's list of mounts.
    private static func mountedType(at path: String) -> String? {
        var status = stat()
        guard stat(path, &status) == 0, let bytes = try? Descriptor.reading("/proc/self/mountinfo").readToEnd()
        else { return nil }
        return type(ofDevice: UInt64(truncatingIfNeeded: status.st_dev), in: String(decoding: bytes, as: UTF8.self))
    }

    /// The type in the line of a device, which comes after a lone hyphen, in the form of Linux's `mountinfo`.
    package static func type(ofDevice device: UInt64, in mounts: String) -> String? {
        let major = (device >> 8) & 0xFFF | (device >> 32) & ~0xFFF
        let minor = device & 0xFF | (device >> 12) & 0xFFFF_FF00
        for line in mounts.split(separator: "\n") {
            let words = line.split(separator: " ")
            guard words.count > 2, words[2] == "\(major):\(minor)" else { continue }
            return words.drop { $0 != "-" }.dropFirst().first.map(String.init)
        }
        return nil
    }
}

extension Descriptor {
    /// Everything from the current position to the end; for files of the system, which tell no size.
    fileprivate func readToEnd() throws(SystemError) -> [UInt8] {
        var bytes: [UInt8] = []
        while true {
            let part = try read(65_536)
            if part.isEmpty { return bytes }
            bytes += part
        }
    }
}
