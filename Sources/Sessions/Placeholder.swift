// Filled with the session.
