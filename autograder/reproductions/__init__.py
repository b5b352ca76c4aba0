"""The framework of lessons 12 and 13 put together, and what it reaches on MNIST beside what others published."""
