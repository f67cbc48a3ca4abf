terraform {
  required_version = ">= 1.11.0, < 2.0.0"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.100.0"
    }
  }

  # The one state that cannot lie in the bucket that it makes. It is small, holds no secret, and can be
  # made again with `terraform import`.
}
