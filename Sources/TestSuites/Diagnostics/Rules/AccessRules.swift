extension RuleBook {
    /// What is not allowed.
    static let access = [
        DiagnosisRule(
            name: "not_authenticated", category: .auth, confidence: 0.92,
            cause: "The service does not accept the credentials, or got none.",
            suggestion:
                "Check that the test logs in, that its token has not expired, and that its secrets are passed on.",
            types: [
                "AuthenticationError", "AuthenticationException", "AuthenticationFailed", "NoCredentialsError",
                "NotAuthenticated", "InvalidTokenError", "ExpiredSignatureError", "LoginError",
            ],
            phrases: codes(401, "Unauthorized") + [
                "unauthorized", "unauthenticated", "authentication failed", "authentication required",
                "password authentication failed", "Access denied for user", "could not read Username",
                "could not read Password", "invalid credentials", "Unable to locate credentials", "bad credentials",
                "invalid token", "token has expired", "expired token", "token expired", "jwt expired", "login failed",
                "invalid api key", "not logged in", "Permission denied (publickey", "Host key verification failed",
                "NOAUTH", "WRONGPASS",
            ]),
        DiagnosisRule(
            name: "not_permitted", category: .auth, confidence: 0.91,
            cause: "The user of the test may not do this in the service.",
            suggestion: "Check the role of the test's user and the rule that forbids it.",
            types: ["PermissionDenied", "Forbidden", "ForbiddenError", "AccessDeniedError", "AuthorizationError"],
            phrases: codes(403, "Forbidden") + [
                "forbidden", "StatusCode.PERMISSION_DENIED", "insufficient permissions", "not authorized",
                "AccessDenied", "insufficient privilege", "permission denied for table",
                "permission denied for relation",
            ]),
        DiagnosisRule(
            name: "file_permission", category: .auth, confidence: 0.92,
            cause: "The operating system does not let this user do it.",
            suggestion: "Give the tests files and ports of their own, or the right to those; do not run them as root.",
            types: ["EACCES", "EPERM", "UnauthorizedAccessException", "PermissionError", "AccessDeniedException"],
            phrases: [
                "Permission denied", "PermissionDenied", "EACCES", "EPERM", "Operation not permitted",
                "Access is denied", "access denied", "must be root", "read-only file system",
            ]),
    ]

    /// How tools write the status of an answer; a bare number says nothing.
    static func codes(_ code: Int, _ reason: String) -> [String] {
        [
            "\(code) \(reason)", "\(code) Client Error", "HTTP \(code)", "HTTP/1.1 \(code)", "HTTP Error \(code)",
            "error: \(code)", "error \(code)", "status \(code)", "status: \(code)", "status code \(code)",
            "status code: \(code)", "response \(code)", "response: \(code)", "response code: \(code)",
            "response code \(code)", "statusCode: \(code)", "HTTPError \(code)",
        ]
    }
}
