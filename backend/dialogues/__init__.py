"""Online dialogues (HP25-8): what is asked, answered while all look on, and passed on afterwards."""
