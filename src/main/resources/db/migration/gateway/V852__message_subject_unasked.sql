-- Written with every message and asked by nobody: what a message became is found from the message, never the other way round.
drop index message_subject;
