"""Questions of citizens (Hỏi đáp): received, routed, answered in time, and kept in confidence."""
