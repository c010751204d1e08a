extension RuleBook {
    /// Connections whose trouble has a name; checked before timeouts, because their messages often mention one.
    static let connection = [
        DiagnosisRule(
            name: "connection_refused", category: .connection, confidence: 0.95,
            cause: "Nothing listens where the test connects to.",
            suggestion: "Start the service before the suite and wait until it answers; check host and port.",
            types: [
                "ECONNREFUSED", "ConnectionRefusedError", "ConnectException", "ConnectError", "ClientConnectorError",
            ],
            phrases: [
                "Connection refused", "ECONNREFUSED", "ConnectionRefused", "ERR_CONNECTION_REFUSED",
                "Connect call failed",
                "Failed to connect to", "Can't connect to", "Unable to connect to", "could not connect to",
                "No connection could be made", "Failed to establish a new connection", "couldn't connect to",
            ]),
        DiagnosisRule(
            name: "name_unresolved", category: .connection, confidence: 0.89,
            cause: "The name of a host is not known.",
            suggestion:
                "Check the host's name in the settings of the tests, and that its service runs in this network.",
            types: ["gaierror", "UnknownHostException", "ClientConnectorDNSError", "NameResolutionError"],
            phrases: [
                "getaddrinfo", "Name has no usable address", "nodename nor servname",
                "Name or service not known", "Temporary failure in name resolution",
                "No address associated with hostname",
                "nodename nor servname provided", "could not translate host name", "Could not resolve host",
                "ENOTFOUND",
                "EAI_AGAIN", "no such host", "failed to lookup address information", "ERR_NAME_NOT_RESOLVED",
                "Name does not resolve", "getaddrinfo failed", "unknown host", "NameResolutionError",
            ]),
        DiagnosisRule(
            name: "certificate_refused", category: .connection, confidence: 0.86,
            cause: "The connection cannot be secured: the certificate or the protocol is not accepted.",
            suggestion:
                "Let the tests trust the service's certificate, and check that the address says http or https rightly.",
            types: [
                "SSLError", "SSLCertVerificationError", "SSLHandshakeException", "SSLException",
                "ClientConnectorCertificateError",
            ],
            phrases: [
                "CERTIFICATE_VERIFY_FAILED", "certificate verify failed", "SSL certificate problem",
                "self-signed certificate", "self signed certificate", "DEPTH_ZERO_SELF_SIGNED_CERT", "x509",
                "wrong version number", "WRONG_VERSION_NUMBER", "PKIX path building failed",
                "ERR_CERT_AUTHORITY_INVALID",
                "ERR_CERT_COMMON_NAME_INVALID", "TLS handshake", "SSL handshake", "RECORD_LAYER_FAILURE",
                "server gave HTTP response to HTTPS client", "ERR_SSL_PROTOCOL_ERROR",
                "unable to verify the first certificate",
            ]),
        DiagnosisRule(
            name: "connection_lost", category: .connection, confidence: 0.89,
            cause: "The other side ended the connection in the middle.",
            suggestion: "Look into the service's log at that time: it may have crashed, or refused the request.",
            types: [
                "ECONNRESET", "EPIPE", "EOFError", "ECONNABORTED",
                "ConnectionResetError", "ConnectionAbortedError", "BrokenPipeError", "RemoteDisconnected",
                "IncompleteRead",
                "ServerDisconnectedError", "ChunkedEncodingError", "RemoteProtocolError", "ConnectionClosedError",
                "ReadError", "EOFException", "ConnectionClosed",
            ],
            phrases: [
                "end of file reached",
                "Connection reset", "ECONNRESET", "ConnectionReset", "Connection aborted", "ECONNABORTED",
                "Broken pipe",
                "EPIPE", "Remote end closed connection", "socket hang up", "Server disconnected",
                "Empty reply from server",
                "other side closed", "UND_ERR_SOCKET", "Connection closed", "ERR_CONNECTION_RESET",
                "ERR_EMPTY_RESPONSE",
                "server closed the connection", "lost connection", "unexpected EOF", "http://… EOF",
                "closed unexpectedly",
                "Unexpected end of file from server", "header parser received no bytes", "IncompleteRead",
            ]),
        DiagnosisRule(
            name: "address_in_use", category: .connection, confidence: 0.8,
            cause: "Another program listens on the port already.",
            suggestion: "Let each test take a free port (port 0), and end services that earlier runs have left.",
            types: ["EADDRINUSE", "BindException"],
            phrases: [
                "Address already in use", "EADDRINUSE", "AddrInUse", "port is already allocated",
                "Only one usage of each socket address",
            ]),
    ]

    /// What only says that there is no connection; checked after timeouts.
    static let lessCertainConnection = [
        DiagnosisRule(
            name: "unreachable", category: .connection, confidence: 0.89,
            cause: "Another program could not be reached.",
            suggestion: "Check that the service runs and that this machine can reach it.",
            types: [
                "EHOSTUNREACH", "ENETUNREACH", "HttpRequestException", "SocketError",
                "ConnectionError", "NewConnectionError", "MaxRetryError", "InterfaceError", "NoValidConnectionsError",
                "ServerSelectionTimeoutError", "AutoReconnect", "NoBrokersAvailable", "SocketException",
                "ClientOSError",
                "NetworkError", "EndpointConnectionError", "HttpHostConnectException",
            ],
            phrases: [
                "Network is unreachable", "ENETUNREACH", "EHOSTUNREACH", "No route to host", "Host is unreachable",
                "connection error", "connection failed", "connect failed", "StatusCode.UNAVAILABLE", "Bad Gateway",
                "503 Service Unavailable", "NoValidConnectionsError", "ERR_INTERNET_DISCONNECTED", "not connected",
                "Max retries exceeded", "Unable to connect", "socket error", "network error",
            ])
    ]
}
