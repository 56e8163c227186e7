"""Beside the stages: how right is a data release, measured against what a careful reader found?"""
