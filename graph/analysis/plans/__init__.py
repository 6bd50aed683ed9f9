"""What-if plans: their steps, how they are kept, what they would change, what is proposed."""
