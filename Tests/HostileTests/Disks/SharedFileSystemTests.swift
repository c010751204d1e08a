import Platform
import Testing

/// A state directory that several machines can have mounted is warned about: locks may not hold there.
@Suite struct SharedFileSystemTests {
    @Test(
        "The kinds of file systems that machines share are known by their numbers",
        arguments: [
            (0x6969, "NFS"), (0x517B, "SMB"), (0xFF53_4D42, "CIFS"), (0xFE53_4D42, "SMB"), (0x0102_1997, "9p"),
            (0x5346_414F, "AFS"), (0x6B41_4653, "AFS"), (0x7375_7245, "Coda"), (0x564C, "NCP"),
            (0x0BD0_0BD0, "Lustre"), (0x00C3_6400, "Ceph"), (0x1983_0326, "BeeGFS"), (0x6573_5546, "FUSE"),
        ] as [(UInt32, String)])
    func shared(number: UInt32, name: String) {
        #expect(SharedFileSystem.name(ofNumber: number) == name)
    }

    @Test(
        "Local ones are not warned about: ext4, xfs, btrfs, tmpfs, overlay, zfs, f2fs, ramfs and unknown ones",
        arguments: [
            0xEF53, 0x5846_5342, 0x9123_683E, 0x0102_1994, 0x794C_7630, 0x2FC1_2FC1, 0xF2F5_2010, 0x8584_58F6, 0, 1,
        ]
            as [UInt32])
    func local(number: UInt32) {
        #expect(SharedFileSystem.name(ofNumber: number) == nil)
    }

    @Test(
        "Behind FUSE and on systems that name their file systems, the name decides",
        arguments: [
            ("fuse.sshfs", "sshfs"), ("fuse.rclone", "rclone"), ("fuse.glusterfs", "glusterfs"), ("fuse", "FUSE"),
            ("fuse.unknown", "FUSE"), ("smbfs", "SMB"), ("nfs", "NFS"), ("afpfs", "AFP"), ("apfs", nil), ("hfs", nil),
            ("fuse.fuse-overlayfs", nil), ("fuse.gocryptfs", nil), ("fuseblk", nil), ("", nil),
        ] as [(String, String?)])
    func named(type: String, name: String?) {
        #expect(SharedFileSystem.name(ofType: type) == name)
    }

    @Test("The mount of a device is found in the list of mounts, whatever other fields it has")
    func mounts() {
        let mounts = """
            22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
            90 22 0:300 / /mnt rw,nosuid shared:5 master:6 - fuse.sshfs ada@host:/ rw
            """
        #expect(SharedFileSystem.type(ofDevice: 0x801, in: mounts) == "ext4")
        #expect(SharedFileSystem.type(ofDevice: 0x10_002C, in: mounts) == "fuse.sshfs")
        #expect(SharedFileSystem.type(ofDevice: 0x802, in: mounts) == nil)
    }

    @Test("run and resume on NFS say that two machines could own the run, once, and go on; status says nothing")
    func endToEnd() throws {
        let scene = try Scene(stages: #"{ "stages": { "ONE": { "command": ["test", "-e", "done"] } } }"#)
        guard try scene.shell("strace -V").status == 0 else {
            print("skipped: strace is missing; .ci/run installs it")
            return
        }
        // The type is the first field of what statfs fills in.
        let strace =
            "strace -f -o $ASIDE/trace -e trace=statfs,fstatfs "
            + "-e inject=statfs,fstatfs:poke_exit=@arg2=6969000000000000 $TEAMBOT "
        let run = try scene.shell(strace + "run objective.md")
        #expect(run.status == 1, "\(run)")
        #expect(run.said.split(separator: "two machines could both own a run").count == 2, "\(run)")
        #expect(run.said.contains("/state is on NFS") && run.said.contains("--state-dir"), "\(run)")
        try scene.write("done", "")
        let status = try scene.shell(strace + "status")
        #expect(!status.said.contains("NFS"), "\(status)")
        let resume = try scene.shell(strace + "resume")
        #expect(resume.status == 0, "\(resume)")
        #expect(resume.said.split(separator: "two machines could both own a run").count == 2, "\(resume)")
    }

    @Test("On a disk of this machine nothing is said")
    func localDisk() throws {
        let scene = try Scene(stages: #"{ "stages": { "ONE": { "command": ["true"] } } }"#)
        let run = try scene.teambot("run", "objective.md")
        #expect(run.status == 0 && !run.said.contains("warning"), "\(run)")
    }
}
