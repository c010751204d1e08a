// swift-tools-version: 6.0
import PackageDescription

let package = Package(
    name: "Sums",
    targets: [
        .target(name: "Sums"),
        .testTarget(name: "SumsTests", dependencies: ["Sums"]),
    ]
)
