"""Ratios of speeds, each measured against something run in the same minute on the same machine."""
