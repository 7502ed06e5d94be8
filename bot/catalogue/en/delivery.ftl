### Digests that cannot be sent
halted-heading = **Digests no longer come to { $channel }**
halted-forbidden = I lack { $permissions } there.
halted-gone = The channel is gone, or I am not in it any more.
halted-refused = Discord does not take the message, by a fault of mine (ref { $reference }).
halted-step = The subscription (number { $number }) is paused, and nothing is lost: what is new until then comes after **Resume** in `/health`.
halted-own = { $count ->
    [one] A digest of yours
   *[other] Digests of yours
} could not be sent to you, since you take no private messages from here. Nothing is lost: allow them in this server's privacy settings, then use `/digest resume`.
halted-own-refused = { $count ->
    [one] A digest of yours
   *[other] Digests of yours
} could not be sent, by a fault of mine. Nothing is lost: `/digest resume` tries again.

permission-threads = Send Messages in Threads
permission-history = Read Message History
permission-manage-threads = Manage Threads
