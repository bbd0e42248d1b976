// The program: its subcommands.
int main() { return 0; }
